import { accountKey, isOnlyAlike } from '../../onboarding/account-name.ts';
import { accountColumns, contactColumns, foundColumns, readAccount, readAccounts, readFound } from './account-row.ts';
import type { Accounts } from './accounts.ts';
import { type Answer, type AskDataverse, unreadable } from './dataverse.ts';
import { isGuid, literal } from './odata.ts';
import { tellDataverse } from './tell-dataverse.ts';

/** A question is given up so many ms before nobody waits for it any more: who is that slow is then left alone. */
const sooner = 100;
/** Teams shows 15 options in a typeahead. */
const mostFound = 16;
/** Of accounts whose names begin alike so many are looked at. */
const mostNamed = 50;
/** Of one letter there are too many. */
const fewestTyped = 2;

const withContact = `${accountColumns}&$expand=primarycontactid($select=${contactColumns})`;

/**
 * Accounts of Dataverse, as Dynamics 365 Sales has them. Microsoft Learn: "Query data using the Web API" (`$select`,
 * `$filter`, `$orderby`, `$top`), "Join tables using OData" (`$expand`), "Account table/entity reference" (`statecode` 0 is
 * active).
 * @param patience so many ms somebody's form waits
 */
export function dataverseAccounts(ask: AskDataverse, patience: { readonly form: number }): Accounts {
  const timeoutMs = () => patience.form - sooner;
  const list = async (columns: string, filter: string, most: number): Promise<unknown> => {
    const query = `$select=${columns}&$filter=statecode%20eq%200%20and%20${filter}&$orderby=name&$top=${most}`;
    return bodyOf(await ask({ path: `accounts?${query}`, timeoutMs: timeoutMs() }));
  };
  return {
    async find(typed) {
      const text = typed.trim();
      if (text.length < fewestTyped) return [];
      return readable(readFound(await list(foundColumns, `contains(name,${literal(text)})`, mostFound)));
    },
    async named(name) {
      const key = accountKey(name);
      const begins = `startswith(name,${literal(withoutForm(name))})`;
      return readable(readAccounts(await list(withContact, begins, mostNamed))).filter(
        (one) => accountKey(one.name) === key && !isOnlyAlike(one.name, name),
      );
    },
    async read(id) {
      if (!isGuid(id)) return undefined;
      const answer = await ask({ path: `accounts(${id})?$select=${withContact}`, timeoutMs: timeoutMs() });
      return answer.kind === 'unknown' ? undefined : readAccount(bodyOf(answer));
    },
    tell: (id, deal) => tellDataverse(ask, id, deal),
  };
}

/** "ABC, Inc." -> "ABC": what every spelling of the name begins with. */
function withoutForm(name: string): string {
  const key = accountKey(name);
  const words = name.split(' ');
  const isSame = (count: number) => accountKey(words.slice(0, count).join(' ')) === key;
  const needed = words.findIndex((_, at) => isSame(at + 1)) + 1;
  return words
    .slice(0, needed)
    .join(' ')
    .replace(/(?<![.,])[.,]+$/u, '');
}

function readable<T>(read: T | undefined): T {
  if (read === undefined) throw unreadable();
  return read;
}

function bodyOf(answer: Answer): unknown {
  if (answer.kind === 'ok') return answer.body;
  throw unreadable();
}
