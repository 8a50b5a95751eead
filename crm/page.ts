import type { State } from './rows.ts';

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>');

/** What it holds, for whoever looks: its accounts, and what was written back to each. */
export function page({ accounts, contacts, notes }: State): string {
  const rows = accounts.map((account) => {
    const contact = contacts.find(({ contactid }) => contactid === account.primarycontactid);
    const who = contact === undefined ? '' : `${contact.firstname} ${contact.lastname}, ${contact.emailaddress1}`;
    const own = Object.entries(account).flatMap(([name, value]) =>
      name.startsWith('cspbot_') && value !== null ? [`${name}: ${value}`] : [],
    );
    const written = notes.flatMap(({ objectid, subject, notetext }) =>
      objectid === account.accountid ? [`${subject}\n${notetext}`] : [],
    );
    const cells = [account.name, account.address1_city ?? '', who, own.join('\n'), written.join('\n\n')];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>CRM</title>
<style>body{font:14px system-ui;margin:2rem}td,th{border:1px solid #ccc;padding:.4rem;vertical-align:top;text-align:left}table{border-collapse:collapse}</style>
<h1>The CRM of the desk</h1>
<table><tr><th>Account</th><th>City</th><th>Primary contact</th><th>Columns of the bot</th><th>Notes</th></tr>${rows.join('')}</table></html>`;
}
