/** What mailboxes of no person are called. */
const roles = new Set(
  'account accounts accounting admin billing contact customer finance hello help hr info invoice invoices it kontakt mail me no office order orders payable payments post purchasing rechnung reply sales service services support team vertrieb'.split(
    ' ',
  ),
);

/** Whether it names a role, not somebody. */
export function isRole(word: string): boolean {
  return roles.has(word);
}

/** `no-reply@…`: nobody reads what is sent there. */
export function isUnread(email: string): boolean {
  return /^(?:no-?reply|do-?not-?reply|unsubscribe|postmaster|mailer-daemon|bounces?)(?:[+._-][^@]*)?@/.test(email);
}

/** `info@…`, `sales.team@…` */
export function isRoleMailbox(email: string): boolean {
  return (email.split('@')[0] ?? '').split(/[._-]/).some(isRole);
}
