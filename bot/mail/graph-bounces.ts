import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { askGraph } from '../identity/graph.ts';
import type { Bounce, Bounces } from './bounces.ts';
import type { GraphOptions } from './graph.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Servers try for days before they give a mail up; what came before the bot stood still is looked at too. */
const lookedBackMs = 4 * day;
/** Of this class is what Exchange makes of a report that a mail was not delivered (MS-OXCMSG; property 0x001A). */
const isReport =
  "singleValueExtendedProperties/Any(ep: ep/id eq 'String 0x001A' and ep/value eq 'REPORT.IPM.Note.NDR')";
const mostReports = 50;
/** A report repeats at most the head of the mail, or all of one of ours. */
const longestReport = 512 * 1024;

const Reports = z.object({ value: z.array(z.object({ id: z.string() })) });

/**
 * Reads the reports in the mailbox that sends (Microsoft Learn: user-list-messages, message-get-mime). It takes the
 * permission `Mail.Read` for that mailbox. A report is believed that names a mail by our own id, which nobody knows but
 * us and who got it.
 */
export function createGraphBounces(options: GraphOptions & { readonly now: () => number }): Bounces {
  const { from, token, url: graphUrl, now } = options;
  const mailbox = `${graphUrl}/v1.0/users/${encodeURIComponent(from)}`;
  const read = new LRUCache<string, true>({ max: 1000 });

  const readReport = async (id: string): Promise<Bounce | undefined> => {
    const url = `${mailbox}/messages/${encodeURIComponent(id)}/$value`;
    const mime = await askGraph({ graphUrl, token, now }, url, z.string().parse, 'text');
    read.set(id, true);
    return mime === undefined ? undefined : bounceIn(mime.slice(0, longestReport));
  };

  return {
    everyMs: 5 * minute,
    async look() {
      const since = new Date(now() - lookedBackMs).toISOString();
      const query = new URLSearchParams({
        $filter: `receivedDateTime ge ${since} and ${isReport}`,
        $select: 'id',
        $orderby: 'receivedDateTime desc',
        $top: String(mostReports),
      });
      const url = `${mailbox}/mailFolders/inbox/messages?${query}`;
      const found = await askGraph({ graphUrl, token, now }, url, (answer) => Reports.parse(answer));
      const fresh = found?.value.filter(({ id }) => !read.has(id)) ?? [];
      const bounces: (Bounce | undefined)[] = [];
      for (const { id } of fresh) bounces.push(await readReport(id));
      return bounces.filter((bounce) => bounce !== undefined);
    },
  };
}

/** A report says what failed, and repeats the head of the mail (RFC 3464); that it is only late is none. */
export function bounceIn(mime: string): Bounce | undefined {
  const messageId = /^x-onboarding-message-id:[ \t]*<?([^\s<>]{1,200})/im.exec(mime)?.[1];
  const status = /^Status:[ \t]*([245]\.\d{1,3}\.\d{1,3})/im.exec(mime)?.[1] ?? '';
  const hasFailed = /^Action:[ \t]*failed/im.test(mime) || status.startsWith('5');
  return messageId === undefined || !hasFailed ? undefined : { messageId, status };
}
