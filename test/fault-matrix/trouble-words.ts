import type { Trouble } from '../../partner-center/test/fault-matrix/troubles.ts';

/** The heads of the narrow columns, where the name is too long. */
export const heads: Partial<Record<Trouble, string>> = {
  'drop before': 'before',
  'drop after': 'after',
  '500 once': '500',
  '503 once': '503',
  '503 always': '503…',
  '429 short': '429 s',
  '429 long': '429 l',
  '429 fault': '429 f',
  '401 once': '401',
  '401 always': '401…',
  '401 MFA': 'MFA',
  '403 other': '403',
  '404 late': '404',
  '409 once': '409',
};

/** What each trouble is, for the reader of the table. */
export const meanings: Readonly<Record<Trouble, string>> = {
  'drop before': 'the connection is cut before anything is done',
  'drop after': 'the work is done, then the connection is cut in place of the answer',
  slow: 'the work is done, but later than the deadline',
  '500 once': '500 in the classic fault shape',
  '503 once': '503 with an empty body',
  '503 always': '503 as long as it is asked',
  HTML: "a proxy's page (502) in place of JSON, once",
  '429 short': '429 in the shape of the gateway, `Retry-After: 1`',
  '429 long': '429 in the shape of the gateway, `Retry-After: 57`',
  '429 fault': '429 in the classic fault shape, without `Retry-After`',
  '401 once': 'an empty 401, once',
  '401 always': 'an empty 401, whatever the token',
  '401 MFA': '401 code 900421, whatever the token',
  '403 900329': 'an app-only token where a user is wanted',
  '403 900308': 'the user lacks a role',
  '403 900309': 'a Conditional Access policy blocks the user',
  '403 13605': 'no Microsoft Customer Agreement',
  '403 20002': 'no relationship with the customer',
  '403 600006': 'the account may not do this',
  '403 800073': "the customer's account is under review",
  '403 800075': "the customer's account was not approved",
  '403 other': 'a code that nobody knows, with an e-mail address, a password and a token in its words',
  '404 late': '404 at first, there at the next call',
  '409 once': '409 with the code that fits the operation',
  BOM: 'the answer begins with a byte order mark',
  doubled: 'headers of the answer come twice, with a comma',
};
