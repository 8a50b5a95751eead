import { z } from 'zod';
import { askGraph, type GraphOptions } from './graph.ts';
import { keptAnswers } from './kept-answers.ts';

/** Whether somebody's mailbox answers by itself that they are out of office. Of whom nothing is known, it is not said. */
export type IsOutOfOffice = (personId: string) => Promise<boolean>;

const moment = z.object({ dateTime: z.string() });
const Setting = z.object({
  status: z.string(),
  scheduledStartDateTime: moment.nullish(),
  scheduledEndDateTime: moment.nullish(),
});

/**
 * Looks mailboxes up in Microsoft Graph ("Get user mailbox settings": `automaticRepliesSetting`, whose times are UTC unless
 * asked for otherwise). It takes the permission `MailboxSettings.Read`; without it nobody is known to be away.
 * @param at now, ms UTC
 */
export function createIsOutOfOffice(options: GraphOptions, at: () => number): IsOutOfOffice {
  const lookUp = async (personId: string) => {
    const url = `${options.graphUrl}/v1.0/users/${personId}/mailboxSettings/automaticRepliesSetting`;
    const found = await askGraph(options, url, (answer) => Setting.parse(answer));
    return found ?? { status: 'disabled' };
  };
  const known = keptAnswers<z.infer<typeof Setting>>(lookUp, options);
  return async (personId) => {
    const setting = await known(personId).catch(() => undefined);
    if (setting?.status !== 'scheduled') return setting?.status === 'alwaysEnabled';
    const [start, end] = [setting.scheduledStartDateTime, setting.scheduledEndDateTime].map(momentOf);
    return start !== undefined && end !== undefined && start <= at() && at() < end;
  };
}

function momentOf(written: z.infer<typeof moment> | null | undefined): number | undefined {
  return written ? Date.parse(`${written.dateTime.replace(/Z$/, '')}Z`) : undefined;
}
