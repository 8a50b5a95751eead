/** The two pages that the app package links to: what the bot keeps about people, and under which terms it is used. */
const pages = {
  privacy: {
    title: 'What CSP Onboarding keeps',
    paragraphs: [
      'To bring a customer on board the bot keeps what a sales rep enters: the customer’s company details and address, the names, mail addresses and phone numbers of its contacts and signatory, the billing contract and the order. It passes on to Microsoft Partner Center what Microsoft asks for, and mails the contacts that the rep chose.',
      'Of the people who use it in Teams it keeps the name, the Entra object id and how to reach them in Teams, and who did what to an onboarding and when.',
      'A new tenant’s administrator password is kept encrypted until the rep has taken it, and deleted then. It never stands in a message, a card, a mail or a log.',
      'Everything stays in the store and the vault of the company that runs the bot. To see, correct or delete what is kept about you, ask that company.',
    ],
  },
  terms: {
    title: 'Terms of use',
    paragraphs: [
      'CSP Onboarding is an internal tool of the company that runs it, for its own staff. What may be done with it is settled there.',
      'Orders placed with it bind the customer and the company under the agreements they have with Microsoft and with each other.',
    ],
  },
} as const;

type AboutPage = keyof typeof pages;

export function renderAboutPage(page: AboutPage): string {
  const { title, paragraphs } = pages[page];
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>body{font-family:"Segoe UI",system-ui,sans-serif;max-width:640px;margin:8vh auto;padding:0 16px;line-height:1.5;color:#242424}</style></head>
<body><h1>${title}</h1>${body}</body></html>`;
}
