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

/** `info@…`, `sales.team@…` */
export function isRoleMailbox(email: string): boolean {
  return (email.split('@')[0] ?? '').split(/[._-]/).some(isRole);
}
