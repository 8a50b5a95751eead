import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** A headless browser: the machine's own Chrome or Chromium, else the one that comes with the dev dependencies. */
export async function openBrowser(): Promise<Browser> {
  const found = installed.find((path) => existsSync(path));
  const quiet = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // All pages are ours: a process for each, and one in reserve, takes longer than what it does.
    '--disable-site-isolation-trials',
    // What Teams shows, and stands in for it here, may show a page of this machine.
    '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessForNavigations,IsolateOrigins,site-per-process,SpareRendererForSitePerProcess',
  ];
  return found === undefined
    ? chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...sparticuz.args, ...quiet] })
    : chromium.launch({ executablePath: found, args: quiet });
}
