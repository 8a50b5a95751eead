/** Pages in the browser. They are HTML: what is filled in is escaped before, and may be marked up. */
export const pages = {
  credentials: {
    window: 'Credentials',
    title: 'Administrator credentials',
    forWhom: 'For the new tenant of {accountName}, to be taken by {person}.',
    haveReady: 'Have the place ready where you keep them: once you have stored them there, our copy is deleted.',
    show: 'Show credentials',
    gone: 'This link no longer works',
    goneWhy:
      'A link works for {minutes} minutes, and only the newest one does. If the credentials have not been stored yet, press “Open credentials” on the status card in Teams for a new one.',
    notYours: 'This link is not for you',
    notYoursWhy: 'Only the person who asked for it in Teams can open it, signed in with the account they use there.',
    titleOf: 'Administrator credentials of {accountName}',
    userName: 'User name',
    password: 'Password',
    opened: 'The customer has opened it',
    openedWhy:
      'The credentials are the customer’s now, and our copy is deleted. There is nothing left for you to store: throw away what you copied.',
    storeNow: 'Store them in a safe place now. Our copy is kept until you say that you have.',
    stored: 'I have stored them',
    taken: 'Stored',
    takenMeans: 'Our copy of the administrator credentials of {accountName} is deleted.',
    whatNow: 'Sign in at {link}, change the password and turn on multi-factor authentication.',
  },
  /** For the customer's administrator. */
  handOver: {
    title: 'Your administrator sign-in',
    what: 'This is the first administrator sign-in for {domain}, the Microsoft tenant that {partnerName} has set up for {accountName}.',
    who: '{repName} of {partnerName} looks after it. For questions, or if you do not expect this, {hasMail, select, yes {write to {repMail}} other {ask {repName}}}.',
    whyCode:
      'So that nobody else opens it, we mail you a code, to the address that this link was mailed to. Have a place ready where you keep passwords.',
    sendCode: 'Send me the code',
    'code-leaving': 'A code is being mailed to the address that this link was mailed to. It can take a minute.',
    'code-sent': 'A code was mailed to the address that this link was mailed to. Look into your junk mail, too.',
    'code-refused': 'The code could not be mailed: the mail was refused. {repName} knows.',
    noCodeLeft:
      'No more codes are mailed for this link. {hasMail, select, yes {Write to {repMail}} other {Ask {repName}}} for a new link.',
    code: 'Code from the mail ({digits} digits)',
    openIt: 'Open the sign-in',
    sendAnother: 'Send another code',
    until: 'This link works until {day}.',
    wrong:
      'This code is not the right one. {left, plural, one {One more try} other {{left} more tries}} before the link is locked. Only the newest code works.',
    wrongAgain: 'This code is not the right one. {left, plural, one {One more is} other {{left} more are}} compared.',
    'not-a-code': 'Type the {digits} digits that stand in the mail.',
    'no-good-code': 'The code is too old. Ask for another one.',
    'too-soon':
      'A code was mailed just now. Wait a minute before you ask for another one, and look into your junk mail.',
    'no-more-codes': 'No more codes are mailed for this link. Type the newest one.',
    shown: 'Your user name and password',
    shownMeans:
      'Store both in a safe place now. When you say that you have them, or after {minutes} minutes, our copy is deleted.',
    userName: 'User name',
    password: 'Password',
    show: 'Show',
    'copy-userName': 'Copy user name',
    'copy-password': 'Copy password',
    copied: 'Copied.',
    haveIt: 'I have them',
    stored: 'Our copy is deleted',
    storedMeans: 'Nobody here can look the password up any more. Change it when you sign in.',
    next: 'What happens next',
    nextSignIn: 'Sign in at {link}.',
    nextPassword: 'Change the password.',
    nextMfa: 'Turn on multi-factor authentication.',
    nextAgreement:
      'Unless the Microsoft agreement is accepted already, {partnerName} then mails its link. Your order waits for that.',
    agreementMailed: 'Accept the Microsoft agreement: {partnerName} has mailed its link. Your order waits for that.',
    locked: 'This link is locked',
    lockedWhy: 'A wrong code was typed {most} times. {repName} knows, and can send you a new link.',
    opened: 'The sign-in was opened',
    openedWhy:
      'It was shown on {moment}, and our copy is deleted. If it was not you who opened it, tell {repName} at once{hasMail, select, yes {: {repMail}} other {}}.',
    againWhy:
      'It was opened on {moment}. If it was not you who opened it, tell {repName} at once{hasMail, select, yes {: {repMail}} other {}}.',
    againHow: 'If it was you, the same code shows it again until {until}.',
    againClosed:
      'Wrong codes were typed too often, so no code shows it again. Where it was opened it stays on the page; our copy is deleted on {until} at the latest.',
    gone: 'This link does not work',
    goneWhy:
      'It may have run out, been used, been cut, or been replaced by a newer one. Open it as it stands in the newest mail, or ask whoever set up your tenant for a new one.',
    failed: 'This does not work at the moment',
    failedWhy: 'Nothing is lost. Please open the link again in a few minutes.',
  },
  signIn: {
    title: 'Sign in',
    why: 'This page is for one person. Sign in with the account you use in Teams.',
    withMicrosoft: 'Sign in with Microsoft',
    another: 'Sign in with another account',
    notForYou: 'This is not for you',
    notForYouWhy: 'The file with everything that happened is for operators and auditors.',
    failed: 'The sign-in did not work',
    failedWhy: 'Try again with the account you use in Teams. If it fails again, tell the operators.',
    strangePost: 'This did not come from our page',
    strangePostWhy: 'Go back to the page and press the button there again.',
    notSent: 'That did not get through. Try again.',
  },
  outbox: {
    title: 'Outbox',
    what: 'Mails that would have been sent, the newest first.',
    empty: 'No mail has been sent yet.',
    about: 'To {to} · from {from} · {sentAt}',
    asText: 'As text',
    bounce: 'Have it come back (no such address)',
    bounced: 'It came back: no such address.',
  },
  deal: {
    title: 'This is in Teams',
    inTeams: 'Deals are looked at in Teams, by those who work on them.',
    how: 'Paste this link into your chat with CSP Onboarding there, or type “status” and the customer’s name.',
  },
  privacy: {
    title: 'What CSP Onboarding keeps',
    customers:
      'To bring a customer on board the bot keeps what a sales rep enters: the customer’s company details and address, the names, mail addresses and phone numbers of its contacts and signatory, the billing contract and the order. It passes on to Microsoft Partner Center what Microsoft asks for, and mails the contacts that the rep chose.',
    staff:
      'Of the people who use it in Teams it keeps the name, the mail address, the Entra object id and how to reach them in Teams, and who did what to an onboarding and when.',
    passwords:
      'A new tenant’s administrator password is kept encrypted until the customer has opened it, or the rep has stored it elsewhere, and deleted then. It never stands in a message, a card, a mail or a log.',
    where:
      'Everything stays in the store and the vault of the company that runs the bot. To see, correct or delete what is kept about you, ask that company.',
  },
  terms: {
    title: 'Terms of use',
    internal:
      'CSP Onboarding is an internal tool of the company that runs it, for its own staff. What may be done with it is settled there.',
    binding:
      'Orders placed with it bind the customer and the company under the agreements they have with Microsoft and with each other.',
  },
} as const;
