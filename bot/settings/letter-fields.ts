/** The mails that customers get, by which a template's file is named. */
export const letterKinds = [
  'invitation',
  'invitation-reminder',
  'agreement',
  'agreement-reminder',
  'delegation',
  'sign-in',
  'sign-in-reminder',
  'sign-in-code',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** What a merge field holds: `choice` is yes or no, `day` a moment, told as the day in the mail's language. */
export type FieldType = 'text' | 'link' | 'choice' | 'number' | 'day';

/** Those of every mail. A subject may name no others: it stands on locked screens. */
export const commonFields = { contactName: 'text', accountName: 'text', repName: 'text', partnerName: 'text' } as const;

/** The subject of the mail that this one reminds of. */
const reminder = { subject: 'text', day: 'day', link: 'link' } as const;
const ofTenant = { domain: 'text', isNewTenant: 'choice', isAnswered: 'choice' } as const;

/** What else each kind may name. */
export const ownFields = {
  invitation: { link: 'link' },
  'invitation-reminder': { ...reminder, isAnswered: 'choice' },
  agreement: {
    ...ofTenant,
    link: 'link',
    hasDelegation: 'choice',
    delegationLink: 'link',
    hasOwnAgreement: 'choice',
    ownAgreement: 'text',
    ownVersion: 'text',
    ownLink: 'link',
  },
  'agreement-reminder': { ...ofTenant, ...reminder },
  delegation: { ...ofTenant, link: 'link' },
  'sign-in': { ...ofTenant, link: 'link', until: 'day', minutes: 'number' },
  'sign-in-reminder': { ...ofTenant, ...reminder, until: 'day', minutes: 'number' },
  'sign-in-code': { ...ofTenant, code: 'text', minutes: 'number' },
} as const satisfies Readonly<Record<LetterKind, Readonly<Record<string, FieldType>>>>;

interface Values {
  readonly text: string;
  readonly link: string;
  readonly choice: 'yes' | 'no';
  readonly number: number;
  /** ms UTC */
  readonly day: number;
}

/** The values of a kind's own fields. */
export type OwnValues<Kind extends LetterKind> = {
  readonly [Name in keyof (typeof ownFields)[Kind]]: (typeof ownFields)[Kind][Name] extends infer Type extends FieldType
    ? Values[Type]
    : never;
};

/** The type of each field that a template of this kind may name. */
export function fieldsOf(kind: LetterKind): Readonly<Record<string, FieldType>> {
  return { ...commonFields, ...ownFields[kind] };
}
