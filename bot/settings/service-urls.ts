import { list } from './forms.ts';

/** Where Teams takes what bots say, by who issues the channel's tokens (`allowedServiceUrls` of Microsoft's Teams SDK). */
export const serviceUrlsOfCloud: Readonly<Record<string, readonly string[]>> = {
  'https://api.botframework.com': [
    'https://smba.trafficmanager.net/',
    'https://smba.onyx.prod.teams.trafficmanager.net/',
  ],
  'https://api.botframework.us': [
    'https://smba.infra.gov.teams.microsoft.us/',
    'https://smba.infra.dod.teams.microsoft.us/',
  ],
  'https://api.botframework.azure.cn': ['https://frontend.botapi.msg.infra.teams.microsoftonline.cn/'],
};

/** What an address of Teams may start with: each ends with a slash, so that no longer name of a host starts with it. */
export const serviceUrlPrefixes = list.transform((parts, context) =>
  parts.flatMap((part) => {
    const url = URL.parse(part);
    const isPlain = url !== null && `${url.username}${url.password}` === '' && !/[?#]/.test(part);
    if (isPlain && url.protocol === 'https:') return url.href.endsWith('/') ? url.href : `${url.href}/`;
    context.addIssue('must be https addresses, separated by commas');
    return [];
  }),
);
