import type { Stage } from './stage.ts';

const list = `Company;First name;Last name;E-mail;Phone;Street;City;State;ZIP;Country;Owner
Contoso;Bo;Li;bo.li@contoso.example;+1 425 882 8080;1 Microsoft Way;Redmond;WA;98052;US;me
Litware;Ann;Hall;ann@litware.example;;;;;;;me
Proseware;Kim;Ash;kim@proseware.example;;;;;;;me
Tailspin Toys;Lee;Oak;lee@tailspin.example;;;;;;;me
Wingtip Toys;Max;Fir;max@wingtip.example;;;;;;;me
Coho Winery;Sue;Elm;sue@coho.example;;;;;;;me
Alpine Ski House;Tom;Birch;tom@;;;;;;;me
Contoso Inc.;Bo;Li;bo.li@contoso.example;;;;;;;me
ABC Corporation;Ann;Lee;ann.lee@abccorp.com;;;;;;;me
;Nobody;;;;;;;;;me`;

/** Ten customers of a list, and the work that comes of it. */
export async function walkImport({ rep, picture }: Stage): Promise<void> {
  await rep.paste(`import\n${list}`);
  await rep.sees('7 new customers');
  await picture(rep, 'import');
  await rep.press('Begin 7');
  await rep.sees('7 onboardings are begun');
  await picture(rep, 'imported');
  await rep.say('my onboardings');
  await rep.sees('Needs you · 7');
  await picture(rep, 'my-onboardings');
  await rep.say('resume Litware');
  await rep.sees('First registration with Provider?');
  await picture(rep, 'resumed');
  await rep.say('notifications');
  await rep.sees('Only when I am needed');
  await picture(rep, 'notifications');
  await rep.say('help');
  await rep.sees('What you can type');
  await picture(rep, 'help');
}
