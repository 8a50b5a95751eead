/** What the bot says in the chat, one group per kind of answer. */
export const chat = {
  /** What a notification or a screen reader says of a card. */
  summary: {
    next: 'Next for {accountName}: {part}.',
    ready: '{accountName} is ready to submit.',
    rejected: '{approver} sent {accountName} back. Change it and submit it again.',
    waits: '{accountName} waits for approval.',
    settingUp: '{accountName} is being set up.',
    placed: 'The order for {accountName} is placed.',
    takenBack: 'The order for {accountName} is cancelled.',
    cancelled: 'The onboarding of {accountName} is cancelled.',
    stands: '{accountName} cannot go on by itself.',
    goesOn: '{accountName} goes on in another card.',
    credentials: 'Here is your link to the administrator credentials of {accountName}.',
    work: '{count, plural, =0 {Nothing needs you.} one {One of your onboardings needs you.} other {{count} of your onboardings need you.}}',
    change: '{requester} asks you to approve for {accountName}: {lines}.',
    approval: '{requester} asks you to approve {accountName}, {amount} in total.',
    needsPart: '{accountName} needs you: something under “{part}” has to be changed.',
    needsYou: '{accountName} needs you: it cannot go on by itself.',
  },
  late: {
    message: 'This takes a little longer. The answer will come here.',
    card: 'This takes a little longer. The card here will be updated.',
    dialog: 'This takes too long at the moment. Please try again.',
  },
  unclear: {
    nearest: 'I did not understand “{typed}”. Did you mean this?',
    noneNear: 'I did not understand “{typed}”. “Help” shows what I understand.',
    nameExample: 'ABC Corp',
  },
  onboard: {
    nameTooLong: 'A customer’s name may have at most {most} characters.',
    whichCustomer:
      'Which customer? Type the name, and a contact’s mail address if you have it. Or paste their signature.',
    notBegun: 'Nothing was started.',
    furtherContacts:
      '{count, plural, one {The second address is a further contact below. Complete it, or empty it} other {The other {count} addresses are further contacts below. Complete them, or empty them}}.',
    tooManyContacts: 'A customer has at most {most} contacts here: {emails} is left out.',
    filledIn: 'What is known from the onboarding of {day} is filled in.',
    filledInFromPartnerCenter: 'The domain is the one that Partner Center knows.',
    fromCrm: 'From your CRM: {account}.',
    checkIt: 'Please check it.',
    fromCrmKept: 'From your CRM: {account}. What you typed stays.',
    crmSilent: 'Your CRM did not answer in time. Please fill in the form.',
    crmRefused:
      'Your CRM does not let me look anything up; those who run me have to see to it. Please fill in the form.',
    crmLeft: 'This no longer is {account} of your CRM: what came from there is taken out.',
    crmContact: '{account} of your CRM is another company, so its contact is taken out. Who is it at {name}?',
    crmGone: 'That account is no longer in your CRM.',
    namesake: '{name} is here already: {where}. Press Continue again if this is another customer.',
    namesakeWith: '{name} is here already, with {holder}: {where}. Press Continue again if this is another customer.',
    knownCustomer: 'already a customer in Partner Center',
  },
  import: {
    how: 'Attach a CSV file with your customers, and send it with “import”. Or paste the list: “import”, and below it a line with the names of the columns and a line for each customer. At most {most} at once.',
    tooManyRows: 'I begin at most {most} customers at once, and this list has more. Split it.',
    empty:
      'There is no customer in this list: I need a line with the names of the columns, and a line for each customer.',
    unreadable: 'I cannot read this as CSV: from line {line} on a quotation mark is missing.',
    noNames:
      'I do not find the customers’ names: call one column “Company”, “Account name” or “Kunde”. The columns are {columns}.',
    notCsv: 'I read CSV files. Save “{file}” as CSV, and attach that.',
    oneFile: 'Attach one file at a time.',
    notThere: 'Teams did not give me the file. Attach it again, or paste the list behind “import”.',
    tooLarge: 'The file is too large for a list of {most} customers. Split it.',
    gone: 'This list is no longer kept. Attach or paste it again.',
  },
  /** What was understood of a signature that somebody pasted. */
  pasted: {
    understood: 'Filled in from what you pasted: {who}.',
    understoodWithAddress:
      'Filled in from what you pasted: {who}. The company details will start from the address {address}.',
    place: 'Filled in from what you pasted: the address {address}.',
    further: 'They are one more contact: {who} stays.',
    noRoom: 'There is no room for one more contact: nobody was replaced.',
    unsaved: 'What you had typed and not saved stands on the card before.',
    unsigned:
      'I do not find who signs there. Paste the signature alone, or type the customer’s name and a contact’s mail address.',
    list: 'That is a list of customers: paste it below “import” instead.',
    gone: 'What you pasted is no longer kept. Paste it again.',
  },
  readAlong: {
    mention: 'In this chat I read what mentions me, for example: @{bot} status',
    /** What is said to one person alone of a deal that its chat shows. */
    about: '{accountName}: {text}',
    /** What is said where all read it, and meant for one. */
    to: '{name}: {text}',
    inPrivate: 'Others read along here. Type “{command}” in your own chat with me.',
  },
  /** What can be done in chats of others. */
  extension: {
    onboard: 'Onboard customer',
    goesOn: 'It goes on in your own chat with me.',
    openFirst: 'Open your chat with me once, and try again: it goes on there.',
    none: 'There is no deal of yours to share yet.',
    noneCalled: 'No deal that you may open has a name that begins so.',
  },
  list: {
    mine: 'My onboardings',
    noneAtAll: 'You have no onboardings yet.',
    all: 'All onboardings',
    none: 'There is no onboarding yet.',
    open: 'Your open onboardings',
    noneOpen: 'You have no open onboarding. To start one, type “onboard ABC Corp”.',
    called: 'Onboardings called {name}',
    noOpenCalled: 'You have no open onboarding called “{name}”.',
    noOpenCalledBut: 'You have no open onboarding called “{name}”. Did you mean one of these?',
    noneCalled: 'There is no onboarding called “{name}”.',
    nothingTo: 'There is nothing to {command}: you have no open onboarding.',
    whichOne: 'Which one do you want to {command}?',
    noApprovals: 'Nothing is waiting for your approval.',
    news: 'News while I could not reach you',
    newsOf: '{accountName}, while I could not write here: {standing}.',
  },
  click: {
    unknown: 'This button no longer works. Type “resume” for a fresh card.',
    gone: 'This onboarding is no longer there.',
    onCard: 'Go on with the card in the chat.',
    stillWaiting: 'It goes on waiting for approval. Only a change takes the request back.',
    takenBack: 'You changed it, so the request for approval is taken back. Submit it again when you are done.',
    typedAgain: 'This was out of date; what you typed is here again.',
    typedAgainOver: 'This was out of date; what you typed is here again. Saved by now: {now}',
    stale: 'This card was out of date. Here is how it stands now; please look again.',
  },
  credentials: {
    notYours: 'There are no credentials for you to open here.',
    dialog: 'Administrator credentials',
  },
  reassign: {
    noRep: 'Choose a rep who has opened the CSP Onboarding app.',
  },
  attention: {
    noneWaits: 'None of these waits any more: they have been seen to.',
    retried:
      '{goOn, plural, =0 {} one {One goes on.} other {{goOn} go on.}} {refused, plural, =0 {} one {One could not be tried again.} other {{refused} could not be tried again.}}',
    more: 'There are more of this cause: press it again.',
  },
  typed: {
    recipient: 'The mail goes to {name}. Press “Send now” when it reads well.',
    askCustomer: 'We will mail the customer the link.',
    signedWhen: 'Enter the date on which it was signed.',
    products: '{count} products match. Choose one from the list.',
    editions: 'This product comes in several editions. Choose one of them.',
    moreToChoose: '{product} comes with more to choose. Look at it before you add it.',
  },
  /** How much somebody is told. */
  notifications: {
    now: '{hears, select, needed {I write to you only when you are needed.} everything {I write to you of every step of your onboardings.} other {I write to you when you are needed, and when a deal is approved or sent back, signed, and ordered.}} The cards show all of it at any time. Shall I tell you …',
    needed: 'Only when I am needed',
    usual: 'What matters',
    everything: 'Every step',
  },
  digest: {
    on: 'On Monday mornings I tell you how the deals stand. “digest” shows it at any time.',
    off: 'I do not tell you on Mondays any more how the deals stand. “digest” shows it at any time, “digest on” brings it back.',
  },
  /** An approver is away. */
  away: {
    untilWhen:
      'Until when? Type “away until Friday”, “away until tomorrow”, “away until 5 Jan 2027” or “away until 2026-12-28”. It is for a day to come, within a year.',
    named:
      'You are away until {day}. Until then {name} decides in your place, but not on deals of their own. Type “back” when you are back before.',
    deputy:
      'You are away until {day}. Until then your deputy decides in your place, but not on deals of their own. Type “back” when you are back before.',
    nobody:
      'You are away until {day}. The approval policy names no deputy for you, so what is for you alone to approve waits. Type “back” when you are back before.',
    noApprover:
      '“away” is for those who approve deals: a deputy decides for them meanwhile. Nothing waits for your approval here.',
    back: 'Welcome back. What waits for you is up to you again: type “approvals”.',
  },
  /** News for the rep. */
  notice: {
    approved: '{approver} approved {accountName}, {amount} in total. It is being set up now.',
    approvedForAll: '{approver} approved {accountName}. It is being set up now.',
    rejected: '{approver} sent {accountName} back, {amount} in total: “{reason}”. Change it and submit it again.',
    rejectedElsewhere: '{approver} sent {accountName} back to {requester}, who has the reason in their own chat.',
    askedRep: '{approver} asks about {accountName}: “{question}”. Answer on its card, or type the answer here.',
    askedElsewhere: '{approver} asked {requester} about {accountName}. Open your own chat with me to answer.',
    /** Where all read along, and the rep was not reached where they alone do. */
    elsewhere: 'There is news about {accountName} for {requester} alone. “Open” here shows them how it stands.',
    tenantAccepted:
      '{companyName} ({domain}) accepted us as reseller. Nothing proves that this is {accountName}: open it and say whether it is.',
    tenantCreated:
      'The tenant of {accountName} is there. Hand its sign-in over to {contact}: they get a link by mail, and the agreement once they have opened it.',
    tenantCreatedWithout:
      'The tenant of {accountName} is there. Microsoft’s answer with its administrator’s password got lost: reset that password in Partner Center.',
    agreementSigned: '{accountName} signed the Microsoft Customer Agreement.',
    credentialsNotStored:
      'You looked at the administrator credentials of {accountName} and have not said yet that they are stored. Once you have, open them again and say so: our copy is deleted then.',
    signInLinkLocked:
      'Somebody typed {most} wrong codes at the link to the sign-in of {accountName}, so it is locked. Ask {contact} whether it was them, then send a new one.',
    signInLinkExpired:
      'Nobody opened the sign-in of {accountName} in {days} days, and the link works no more. Send {contact} a new one.',
    signInLinkAddress:
      'The address that the sign-in of {accountName} was mailed to is no longer a contact’s, so its link works no more. Hand it over to {contact} anew.',
    priceMoved:
      'What we pay for {accountName} has changed, so it was not ordered: {moves}. It goes on as soon as somebody has approved that.',
    orderPlaced: 'The order for {accountName} is placed: {amount} in total.',
    signedAndPlaced:
      '{accountName} signed the Microsoft Customer Agreement, and the order is placed: {amount} in total.',
    orderTakenCancelled:
      'The onboarding of {accountName} is cancelled, but Microsoft had taken the order by then. Cancel it in Partner Center within seven days.',
    endOfTermRepaired:
      'Somebody changed at Partner Center what happens to subscriptions of {accountName} after their term. The bot set it back as ordered: {changes}.{meant, select, yes { If the change was meant, make it there once more: then it stays.} other {}}',
    endOfTermLeft:
      'Somebody changed at Partner Center what happens to subscriptions of {accountName} after their term: {changes}. The bot leaves it so from now on. If it was not meant, change it back there.',
    needsAttention: '{accountName} needs you: {problem}',
    withOperators:
      '{accountName} cannot go on by itself: {problem} The operators know; there is nothing for you to do.',
    takeBackEnds:
      '{accountName}: the order can still be {can, select, both {cancelled or reduced} cancel {cancelled} other {reduced}} until {until}. Afterwards the customer is bound for the whole term.',
    changeRejected: '{approver} rejected that something of the order of {accountName} is taken back: “{reason}”.',
    changeLapsed:
      'Nobody decided in time what of the order of {accountName} is taken back. Nothing is: the customer is bound for the whole term.',
    orderCancelled: 'Everything that was ordered for {accountName} is cancelled.',
    orderChanged: 'Done for {accountName}: {lines}.',
    changeRefused: 'Microsoft did not take it back for {accountName}. {problem}',
    leftOut: '{operator} left out what was not ordered for {accountName}: the deal is what is ordered.',
    cancelled: '{operator} cancelled the onboarding of {accountName}.',
    reassigned:
      '{operator} gave you the onboarding of {accountName}, which {former} had. {change, select, ends {They had asked to take back some of the order, which nobody decides on any more: ask again if it is still wanted. } other {}}Its card is below.',
    reassignedAway:
      '{operator} gave the onboarding of {accountName} to {requester}.{change, select, ends { What you had asked to take back of the order is not decided on any more; {requester} has to ask again.} other {}}',
    forOperators: '{accountName}: {problem}',
    forOperatorsTogether: '{text} Operators see what to do: type “attention” in your own chat with me.',
    /** For approvers. */
    approverAnswered: '{requester} answered about {accountName}: “{answer}”.',
    approverPassedOn: '{by} passed the approval of {accountName}, {amount} in total, on to you: “{reason}”.',
    approverReminder: '{accountName} of {requester}, {amount} in total, still waits for your approval, since {since}.',
    /** Of approvers. */
    unreached:
      '{names} could not be reached in Teams about {accountName}. Ask them to open the CSP Onboarding app: the request is there then. The other approvers were asked.',
    /** What has no sentence of its own, for those who want to hear of everything. */
    happened: '{accountName}: {what}.',
  },
} as const;
