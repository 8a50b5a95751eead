import type { Words } from '../../words/words.ts';

/**
 * The two pages that the app package links to: what the bot keeps about people, and under which terms it is used; and where
 * a deal is looked at whose link was opened outside Teams.
 */
const paragraphs = {
  privacy: ['pages.privacy.customers', 'pages.privacy.staff', 'pages.privacy.passwords', 'pages.privacy.where'],
  terms: ['pages.terms.internal', 'pages.terms.binding'],
  deal: ['pages.deal.inTeams', 'pages.deal.how'],
} as const;

export function renderAboutPage(words: Words, page: keyof typeof paragraphs): string {
  const title = words.say(`pages.${page}.title`);
  const body = paragraphs[page].map((key) => `<p>${words.say(key)}</p>`).join('\n');
  return `<!doctype html><html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>body{font-family:"Segoe UI",system-ui,sans-serif;max-width:640px;margin:8vh auto;padding:0 16px;line-height:1.5;color:#242424}</style><link rel="stylesheet" href="/brand.css"></head>
<body><h1>${title}</h1>${body}</body></html>`;
}
