import { linkMinutes, type Revealed } from './hand-over.ts';

/** Asks before it shows: programs that follow links for a preview must not spend the link. */
export function askPage(ticket: { accountName: string; personName: string }): string {
  return page(
    `<h1>Administrator credentials</h1>
    <p>For the new tenant of <b>${escaped(ticket.accountName)}</b>, to be taken by <b>${escaped(ticket.personName)}</b>.</p>
    <p>They are shown <b>once</b>. Afterwards our copy is deleted, so have the place ready where you keep them.</p>
    <form method="post"><button type="submit">Show credentials</button></form>`,
  );
}

export function revealedPage(revealed: Revealed): string {
  if (revealed.outcome === 'gone') {
    return page(
      `<h1>This link no longer works</h1>
      <p>It works once, and for ${linkMinutes} minutes. If the credentials have not been taken yet, press “Open credentials” on the status card in Teams for a new one.</p>`,
    );
  }
  return page(
    `<h1>Administrator credentials of ${escaped(revealed.accountName)}</h1>
    <dl><dt>User name</dt><dd><code>${escaped(revealed.userName)}</code></dd>
    <dt>Password</dt><dd><code>${escaped(revealed.password)}</code></dd></dl>
    <p>Our copy is now deleted. Sign in at <a href="https://admin.microsoft.com" rel="noreferrer">admin.microsoft.com</a>, change the password and turn on multi-factor authentication.</p>`,
  );
}

function page(content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Credentials</title><style>
body{font-family:"Segoe UI",system-ui,sans-serif;margin:0;background:#f5f5f5;color:#242424}
main{max-width:560px;margin:8vh auto;background:#fff;border-radius:8px;padding:24px 32px;box-shadow:0 2px 8px #0002}
h1{font-size:20px}dt{color:#616161;margin-top:12px}dd{margin:4px 0}
code{display:inline-block;font-size:18px;background:#f0f0f0;border-radius:4px;padding:6px 10px;user-select:all}
button{background:#5b5fc7;color:#fff;border:0;border-radius:4px;padding:10px 20px;font-size:15px;cursor:pointer}
</style></head><body><main>${content}</main><script src="/credentials/dialog.js" defer></script></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
