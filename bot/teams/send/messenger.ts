import { approverNewsCard } from '../../../cards/approver-news-card.ts';
import { goesOnCard } from '../../../cards/goes-on-card.ts';
import { mentionCard } from '../../../cards/mention-card.ts';
import { operatorsMessageCard } from '../../../cards/operators-message-card.ts';
import { asItWaits } from '../../../onboarding/as-it-waits.ts';
import { cardOf, everyone } from '../../../onboarding/card-message.ts';
import { isHeard } from '../../../onboarding/hearing.ts';
import type { Notice } from '../../../onboarding/notices.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { openRequest } from '../../../onboarding/open-request.ts';
import type { Person } from '../../../onboarding/person.ts';
import { isFormOpen } from '../../../onboarding/while-waiting.ts';
import type { Messenger } from '../../tasks/attempt.ts';
import { asWrittenThere } from '../as-written-there.ts';
import type { Locality } from '../channel/caller.ts';
import type { CardAndToast, Message } from '../channel/conversation.ts';
import { messageForAll } from '../draw/base-card.ts';
import { cardToast, movedMessage } from '../draw/card-toast.ts';
import { newsForAll } from '../draw/news-for-all.ts';
import { approverNewsText } from '../draw/notice-text.ts';
import { showApproval } from '../draw/show-approval.ts';
import { showNews } from '../draw/show-news.ts';
import { showOnboarding } from '../draw/show-onboarding.ts';
import { requestOf } from '../reply.ts';
import type { Services } from '../services.ts';
import { createCardSender } from './card-sender.ts';
import type { SendProactively } from './send-proactively.ts';
import { teamsNotReached } from './teams-not-reached.ts';
import { tellEach } from './tell-each.ts';

/** Speaks first: in the conversation an onboarding was started in, and in the approvers' and operators' own chats. */
export function createMessenger(parts: {
  readonly sendProactively: SendProactively;
  readonly services: Services;
  /** Chats or channels that hear what the operators hear, by their conversation ids. */
  readonly operatorChats: readonly string[];
}): Messenger {
  const { services, sendProactively, operatorChats } = parts;
  const { people, whoHasRole, bringIn, words, log } = services;
  const { redraw, sendCard } = createCardSender(services, sendProactively);

  /** Who lost the role is told nothing more. While nobody can look that up they are taken for what they were. */
  const isStillRep = async (person: Person) => {
    const roles = await whoHasRole.rolesOf(person).catch((error: unknown) => {
      log.info({ err: error }, 'whether a rep is one still could not be looked up');
      return ['rep'] as const;
    });
    return roles.includes('rep');
  };

  /** The rep's own card; a message from before there was one for everybody may show it where others read along. */
  const refreshRequester = async (record: Onboarding) => {
    const shown = cardOf(record, 'requester');
    if (shown === undefined || isFilledIn(record) || !(await isStillRep(record.requester))) return;
    const requester = await people.find(record.requester.id);
    const isTheirs = requester?.reference.conversation.id === shown.conversationId;
    const message = isTheirs ? await messageFor(record, requester) : await messageForAll(services, record);
    if (!(await redraw(record, shown, message))) await sendCard(record, shown, message);
  };

  const refreshForAll = async (record: Onboarding) => {
    const shown = cardOf(record, everyone);
    // Drawn anew, it would take what is being typed in the rep's view of it along; who fills in elsewhere types nothing here.
    const isTypedInto = isFilledIn(record) && cardOf(record, 'requester') === undefined;
    if (shown === undefined || isTypedInto) return;
    const message = await messageForAll(services, record);
    if (!(await redraw(record, shown, message))) await sendCard(record, shown, message);
  };

  /** The requester's own card. */
  const messageFor = async (
    record: Onboarding,
    { hasDialogs = false, locality = null }: { readonly hasDialogs?: boolean; readonly locality?: Locality | null },
  ): Promise<CardAndToast> => {
    const seenBy = { hasDialogs, isPersonalChat: true, locality };
    const theirs = asWrittenThere(services, seenBy);
    const card = await showOnboarding(theirs, record, { seenBy });
    return { card, summary: cardToast(theirs.words, record, 'requester') };
  };

  /** Approvers see it in their own chats. */
  const requestFor = (
    record: Onboarding,
    request: number,
    approver: { readonly id: string; readonly locality: Locality | null },
    drawing: Parameters<typeof showApproval>[2] = {},
  ) => {
    const theirs = asWrittenThere(services, { isPersonalChat: true, locality: approver.locality });
    const card = showApproval(theirs, record, drawing, request);
    return { card, summary: cardToast(theirs.words, record, approver.id) };
  };

  const refreshApprovals = async (record: Onboarding) => {
    for (const shown of record.cards.filter(({ viewer }) => viewer !== 'requester' && viewer !== everyone)) {
      const { viewer, request } = shown;
      const locality = (await people.find(viewer))?.locality ?? null;
      const message = requestFor(record, request, { id: viewer, locality }, { viewer });
      const isThere = await redraw(record, shown, message);
      if (!isThere && shown.request === requestOf(record)) {
        await sendCard(record, shown, message);
      }
    }
  };

  /** Somebody who is known, also only from now on; undefined = who never opened the bot. */
  const findOrBringIn = async (personId: string) => {
    const known = await people.find(personId);
    if (known !== undefined || bringIn === null) return known;
    const came = await bringIn(personId);
    return came === 'on-the-way' ? came : people.find(personId);
  };

  /**
   * Once per request: a card further up, about an earlier request, would not be noticed.
   * @returns whether they have it, or will have it at once
   */
  const askApprover = async (record: Onboarding, approverId: string): Promise<boolean | 'on-the-way'> => {
    const approver = await findOrBringIn(approverId);
    // Who never opened the bot gets the card on doing so; the others can approve meanwhile.
    if (approver === undefined || approver === 'on-the-way') return approver ?? false;
    const before = cardOf(record, approverId);
    const request = requestOf(record);
    if (before?.request === request) return isReachable(before.conversationId);
    if (before !== undefined) await redraw(record, before, movedMessage(words, record, 'below'));
    const to = { viewer: approverId, conversationId: approver.reference.conversation.id, request };
    const message = requestFor(record, request, { id: approverId, locality: approver.locality });
    const isThere = await sendCard(record, to, message);
    if (isThere)
      tellInFeed(record, approverId, { type: 'approvalWanted', preview: message.summary, about: `${request}` });
    return isThere;
  };

  /** Beside a message, to who is meant by it; nobody waits for that. */
  const tellInFeed = (
    record: Onboarding,
    personId: string,
    { type, preview, about }: Pick<FeedEntry, 'type' | 'preview' | 'about'>,
  ) => {
    const link = services.chatLink(decodeURI(services.dealLink(record.id)));
    if (link === undefined) return;
    void services.tellInFeed?.(personId, {
      ...{ type, preview, link },
      customer: record.accountName,
      about: `${record.id} ${about}`,
    });
  };

  /** Whether somebody still hears us there, as far as is known. */
  const isReachable = async (conversationId: string) => {
    const conversation = await people.conversation(conversationId);
    return conversation !== undefined && conversation.unreachableSince === undefined;
  };

  /**
   * Where the onboarding was started; in the rep's own chat if the bot is no longer in that one.
   * @param forThemAlone what it is there
   */
  const tellRequester = async (
    { id, conversationId, requester }: Onboarding,
    message: Message,
    forThemAlone: Message,
  ) => {
    if (await sendProactively(conversationId, id, (conversation) => conversation.send(message))) return;
    const ownChat = (await people.find(requester.id))?.reference.conversation.id;
    if (ownChat === undefined || ownChat === conversationId) return;
    await sendProactively(ownChat, id, (conversation) => conversation.send(forThemAlone));
  };

  /**
   * The same so that nobody else there sees it.
   * @returns false = Teams cannot do that there
   */
  const tellAlone = async (record: Onboarding, message: Message): Promise<boolean> => {
    const [memberId = ''] = await people.memberIds([record.requester.id]);
    let isTold = false;
    await sendProactively(record.conversationId, record.id, async (conversation) => {
      isTold = await conversation.sendTo(memberId, message);
    });
    return isTold;
  };

  /** The same for the requester alone, where they ever opened the bot. */
  const inOwnChat = async (record: Onboarding): Promise<Onboarding> => {
    const conversationId = (await people.find(record.requester.id))?.reference.conversation.id;
    return { ...record, conversationId: conversationId ?? record.conversationId };
  };

  /**
   * Who never opened the bot has no name here; that nobody at all was reached is for the operators. Where several read,
   * those who could not be reached in their own chat are mentioned: they may be among them.
   */
  const tellUnreached = async (record: Onboarding, unreached: readonly string[]) => {
    const names = await people.names(unreached);
    if (names.length === 0 || !(await isStillRep(record.requester))) return;
    const text = words.say('chat.notice.unreached', { names: names.join(', '), accountName: record.accountName });
    const rep = await people.find(record.requester.id);
    const readTogether = rep?.hasDialogs === true && rep.reference.conversation.id !== record.conversationId;
    const known = readTogether ? await Promise.all(unreached.map((id) => people.find(id))) : [];
    const meant = known.flatMap((one) => (one === undefined ? [] : [one.person]));
    const card = meant.length === 0 ? undefined : mentionCard(words, text, meant);
    const plain = { text, summary: text };
    await tellRequester(record, card === undefined ? plain : { card, summary: text }, plain);
  };

  /** Whom it was given to gets the card in their own chat, once. */
  const showToNewRequester = async (claimed: Onboarding) => {
    const record = await current(claimed);
    if (record === undefined || cardOf(record, 'requester') !== undefined) return;
    const { requester, conversationId } = record;
    const message = await messageFor(record, (await people.find(requester.id)) ?? {});
    await sendCard(record, { viewer: 'requester', conversationId, request: 0 }, message);
  };

  /** Where members of a role are reached, as far as they ever opened the bot; null = in a moment. */
  const chatsOf = async (role: 'operator' | 'approver') => {
    const ids = await whoHasRole.membersOf(role);
    return Promise.all(
      ids.map(async (id) => {
        const one = await findOrBringIn(id);
        return one === 'on-the-way' ? null : (one?.reference.conversation.id ?? id);
      }),
    );
  };
  const ownChatsOfOperators = async () =>
    chatsOf('operator').catch((error: unknown) => {
      if (operatorChats.length === 0) throw error;
      log.warn({ err: error }, 'only the operators’ chats hear it: who else is one could not be looked up');
      return [];
    });

  /** In a chat of several each goes to their own for what is theirs to see. */
  const withWayToOwnChat = (record: Onboarding | null, said: string): Message => {
    const text = words.say('chat.notice.forOperatorsTogether', { text: said });
    const typed = record === null ? words.say('commands.typed.attention') : services.dealLink(record.id);
    const link = services.chatLink(typed);
    return link === undefined ? { text } : { card: goesOnCard(words, { text, link }), summary: said };
  };

  /** As it is now: a click may have changed it, and drawn it, since this was claimed. */
  const current = async ({ id }: Onboarding) => (await services.onboardings.get(id))?.record;

  return {
    async notifyRequester(record, notices, isRepeated) {
      if (!(await isStillRep(record.requester))) return false;
      const requester = await people.find(record.requester.id);
      const { hears = 'usual', hasDialogs = false, locality = null } = requester ?? {};
      const { hasOperators } = whoHasRole;
      const now = services.now();
      const heard = notices.filter((notice) => !isPast(notice, now) && isHeard(record, notice, hears, hasOperators));
      if (heard.length > 0) {
        const ownChat = requester?.reference.conversation.id;
        const newsAs = (isTheirs: boolean, readAlong: boolean) => {
          const theirs = asWrittenThere(services, { isPersonalChat: isTheirs, locality });
          const looks = { isRepeated, hasDialogs, hasOperators, now, isTheirs, mentionsRep: hasDialogs && readAlong };
          return showNews(theirs.words, record, { notices: heard, ...looks });
        };
        const forThemAlone = newsAs(true, false);
        const isForAll = heard.every((notice) => newsForAll(words, record, notice).isWhole);
        if (isForAll || !(await tellAlone(record, forThemAlone))) {
          const told = isForAll ? record : await inOwnChat(record);
          const isTheirs = told.conversationId === ownChat;
          await tellRequester(told, isTheirs ? forThemAlone : newsAs(false, true), forThemAlone);
        }
        const needs = heard.filter((notice) => isHeard(record, notice, 'needed', hasOperators));
        if (needs.length > 0) {
          const about = `${record.timeline.length}`;
          tellInFeed(record, record.requester.id, { type: 'youAreNeeded', preview: forThemAlone.summary, about });
        }
      }
      if (notices.some(({ kind }) => kind === 'reassigned')) await showToNewRequester(record);
      return true;
    },
    async askApprovers(record, approverIds) {
      const open = openRequest(record);
      if (open === undefined) return { reached: [], onTheWay: [] };
      const reached: string[] = [];
      const onTheWay: string[] = [];
      const failures = await tellEach(log, approverIds, async (approverId) => {
        const isAsked = await askApprover(record, approverId);
        if (isAsked !== false) (isAsked === true ? reached : onTheWay).push(approverId);
      });
      const worthRepeating = failures.find(({ detail }) => detail.retryable);
      if (worthRepeating !== undefined) throw worthRepeating;
      const before = open.reached ?? approverIds;
      const unreached = before.filter((id) => approverIds.includes(id) && ![...reached, ...onTheWay].includes(id));
      if (reached.length > 0) await tellUnreached(record, unreached);
      return { reached, onTheWay };
    },
    async tellApprovers(claimed, { news, to }) {
      const record = await current(claimed);
      if (record === undefined || asItWaits(record).stage.kind !== 'awaiting-approval') return;
      await tellEach(log, to, async (id) => {
        const approver = await people.find(id);
        if (approver === undefined) return;
        const { locality, reference } = approver;
        const theirs = asWrittenThere(services, { isPersonalChat: true, locality });
        const text = approverNewsText(theirs.words, record, news, services.now());
        const card = approverNewsCard(theirs.words, { text, record });
        await sendProactively(reference.conversation.id, record.id, (conversation) =>
          conversation.send({ card, summary: text }),
        );
      });
    },
    async refreshApprovals(claimed) {
      const record = await current(claimed);
      if (record !== undefined) await refreshApprovals(record);
    },
    async refreshCards(claimed) {
      const record = await current(claimed);
      if (record === undefined) return;
      await refreshRequester(record);
      await refreshForAll(record);
      await refreshApprovals(record);
    },
    async tellFormerRequester({ id, accountName, requester }, { by, conversationId, card, endsChange }) {
      const text = words.say('chat.notice.reassignedAway', {
        operator: by.name,
        accountName,
        requester: requester.name,
        change: endsChange ? 'ends' : 'none',
      });
      if (card !== null) await redraw({ id }, card, movedMessage(words, { accountName }, 'elsewhere'));
      await sendProactively(conversationId, undefined, (conversation) => conversation.send({ text }));
    },
    async tellOperators(record, problem) {
      const text =
        record === null
          ? words.tell(problem)
          : words.say('chat.notice.forOperators', { accountName: record.accountName, problem });
      const card = operatorsMessageCard(words, { text, record });
      const inGroup = whoHasRole.hasOperators ? withWayToOwnChat(record, text) : { text };
      // In a chat of several nobody can open what is not for all of them to see.
      const told: { readonly chat: string | null; readonly message: Message }[] = [
        ...(await ownChatsOfOperators()).map((chat) => ({ chat, message: { card, summary: text } })),
        ...operatorChats.map((chat) => ({ chat, message: inGroup })),
      ];
      if (record === null && told.length === 0) {
        told.push(...(await chatsOf('approver')).map((chat) => ({ chat, message: { text } })));
      }
      let reached = 0;
      const failures = await tellEach(log, told, async ({ chat, message }) => {
        if (chat === null) throw teamsNotReached(new Error('the app is being installed for them'));
        if (await sendProactively(chat, undefined, (conversation) => conversation.send(message))) reached += 1;
      });
      if (reached > 0) return;
      // One who knows is enough: a repetition would reach those as well who have heard it.
      if (failures.length > 0) throw failures[0];
      if (told.length > 0) log.error({ text }, 'no operator can be reached in Teams');
    },
  };
}

type FeedEntry = Parameters<NonNullable<Services['tellInFeed']>>[1];

/** Who fills in was answered with the card already, and has typed into it since. */
function isFilledIn(record: Onboarding): boolean {
  return isFormOpen(record) && record.lastChange.by === record.requester.id;
}

/** What nobody can do anything about any more by the time that it could be told. */
function isPast(notice: Notice, now: number): boolean {
  return notice.kind === 'take-back-ends' && notice.until <= now;
}
