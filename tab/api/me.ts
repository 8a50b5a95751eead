import type { Role } from '../../onboarding/roles.ts';
import type { Option } from './said.ts';

/** `GET /api/tab/me`: who looks, and what there is for them to see; where that is nothing, 403 `no-role`. */
export interface Me {
  readonly person: { readonly id: string; readonly name: string };
  readonly roles: readonly { readonly role: Role; readonly label: string }[];
  /** BCP 47: of the words, and of days and amounts. */
  readonly locale: string;
  readonly timeZone: string;
  readonly sees: {
    readonly work: boolean;
    readonly approvals: boolean;
    /** All of them, one's own, or none. */
    readonly deals: 'all' | 'own' | 'none';
    readonly operations: boolean;
    readonly figures: boolean;
  };
  /** What the filters of all deals offer. Owners are looked for: `GET /api/tab/people`. */
  readonly filters: {
    readonly stages: readonly Option[];
    readonly waits: readonly Option[];
    readonly providers: readonly Option[];
    readonly currencies: readonly Option[];
  };
  /** One's own chat with the bot; null on a desk, where there is none to link to. */
  readonly chat: string | null;
}

/** `GET /api/tab/people?text=`: whose deals there may be, for the filter of owners. */
export interface People {
  readonly people: readonly Option[];
}
