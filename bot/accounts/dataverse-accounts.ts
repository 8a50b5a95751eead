import { accountKey, isOnlyAlike } from '../../onboarding/account-name.ts';
import { accountColumns, contactColumns, foundColumns, readAccount, readFound } from './account-row.ts';
import type { AccountFound, Accounts } from './accounts.ts';
import { type Answer, type AskDataverse, unreadable } from './dataverse.ts';
import { isGuid, literal } from './odata.ts';
import { tellDataverse } from './tell-dataverse.ts';

/** Somebody waits for it. */
const timeoutMs = 3000;
/** Teams shows no more options than this in a typeahead. */
const mostFound = 15;
/** Of accounts whose names begin alike so many are looked at. */
const mostNamed = 50;
/** Of one letter there are too many. */
const fewestTyped = 2;

/**
 * Accounts of Dataverse, as Dynamics 365 Sales has them. Microsoft Learn: "Query data using the Web API" (`$select`,
 * `$filter`, `$orderby`, `$top`), "Join tables using OData" (`$expand`), "Account table/entity reference" (`statecode` 0 is
 * active).
 */
export function dataverseAccounts(ask: AskDataverse): Accounts {
  const list = async (filter: string, most: number): Promise<readonly AccountFound[]> => {
    const query = `$select=${foundColumns}&$filter=statecode%20eq%200%20and%20${filter}&$orderby=name&$top=${most}`;
    const found = readFound(bodyOf(await ask({ path: `accounts?${query}`, timeoutMs })));
    if (found === undefined) throw unreadable();
    return found;
  };
  return {
    async find(typed) {
      const text = typed.trim();
      return text.length < fewestTyped ? [] : list(`contains(name,${literal(text)})`, mostFound);
    },
    async named(name) {
      const key = accountKey(name);
      const found = await list(`startswith(name,${literal(withoutForm(name))})`, mostNamed);
      return found.filter((one) => accountKey(one.name) === key && !isOnlyAlike(one.name, name));
    },
    async read(id) {
      if (!isGuid(id)) return undefined;
      const query = `$select=${accountColumns}&$expand=primarycontactid($select=${contactColumns})`;
      const answer = await ask({ path: `accounts(${id})?${query}`, timeoutMs });
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

function bodyOf(answer: Answer): unknown {
  if (answer.kind === 'ok') return answer.body;
  throw unreadable();
}
