import { openChat, showCard } from '../../test/cards/show-card.ts';
import { asFallback, withoutTables } from '../../test/cards/walk-card.ts';
import { annCarter, fillInNewTenant } from '../../test/flow/fill-in.ts';
import type { TeamsPerson } from '../../test/teams/chat-window.ts';
import { demo } from '../demo.ts';
import type { Stage } from './stage.ts';

const group = '19:deal-room@thread.v2';
export const operator: TeamsPerson = { name: 'Olga Ober', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const rep: TeamsPerson = { name: 'Robin Reyes', aadObjectId: demo.people.rep };
const approver: TeamsPerson = { name: 'Morgan Lee', aadObjectId: demo.people.manager };

/**
 * One card in a group, as everybody reads it and as each of three people sees it. A Playground has one person in it, and
 * asks for nobody's view by itself: these are drawn by the official renderer, with what stands in for newer elements.
 */
export async function walkLiveCard({ browser, product, picture }: Stage): Promise<void> {
  const chat = await openChat(browser, 480);
  const inGroup = (person: TeamsPerson) => product.teams.window(person, 'teams', group);
  const draws = async (card: unknown, name: string) => {
    await showCard(chat, Object(card));
    await picture(chat, name);
  };
  const live = () =>
    product.teams.connector.chat(group).findLast(({ card }) => JSON.stringify(card ?? '').includes('"refresh"'))?.card;

  const filling = inGroup(rep);
  await fillInNewTenant(filling, { name: 'Northwind', contact: { ...annCarter, 'E-mail': 'ann@northwind.example' } });
  await filling.press('Submit for approval');
  await draws(live(), 'live-card-for-everybody');
  await draws(asFallback(live(), withoutTables), 'live-card-without-tables');
  for (const [person, name] of [
    [rep, 'rep'],
    [approver, 'approver'],
    [operator, 'operator'],
  ] as const) {
    const window = inGroup(person);
    await window.press('My view');
    await draws(Object(await window.answer()).value, `live-card-of-${name}`);
  }
  await chat.close();
}
