import { json, Refusal } from '../respond.ts';

/** Refuses a token as Microsoft Entra ID does; its own code, AADSTS…, stands in the description. */
export function tokenRefusal(error: string, error_description: string, status = 400): Refusal {
  const codes = [...error_description.matchAll(/AADSTS(\d+)/g)].map(([, code]) => Number(code));
  return new Refusal(json(status, { error, error_description, error_codes: codes }));
}

/** What was handed in is not (or no longer) good for a token. Codes: Microsoft Learn, Microsoft Entra error codes. */
export function invalidGrant(error_description: string): Refusal {
  return tokenRefusal('invalid_grant', error_description);
}
