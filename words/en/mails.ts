/** Mails to customers. A blank line begins a new paragraph. */
export const mails = {
  common: {
    greeting: 'Dear {name},',
    answer: 'Do you have a question? Just answer this mail: it reaches {repName}.',
    regards: 'Kind regards',
  },
  invitation: {
    subject: '{partnerName} as Microsoft cloud partner of {accountName}',
    request:
      'Thank you for choosing {partnerName}. To let us manage the Microsoft subscriptions of {accountName}, please open this link, review the request and accept it:',
    signIn:
      'Sign in with an administrator account of your Microsoft tenant. If you only see a home page, the account is not an administrator: sign out and use another one. Microsoft may ask you to accept the Microsoft Customer Agreement on the same page.',
  },
  agreement: {
    subject: 'Microsoft Customer Agreement for {accountName}: please accept',
    request:
      'Before Microsoft lets us order for {accountName}, somebody at your company has to accept the Microsoft Customer Agreement. Please open this link, read the agreement and accept it:',
    signInToNew:
      'Sign in with the administrator account of your new tenant {domain}. If you do not have it, ask {repName}.',
    signIn:
      'Sign in with an administrator account of {domain}. If you only see a home page, the account is not an administrator: sign out and use another one.',
    own: 'Please also read and sign our {name} (version {version}):',
  },
  /** The new tenant's sign-in, for its administrator; the code comes by itself. */
  signIn: {
    subject: 'Your administrator sign-in for {accountName}',
    request:
      '{partnerName} has set up the Microsoft tenant {domain} for {accountName}. You are its first administrator. Please open this link to get its user name and password:',
    howTo:
      'On the page, press “Send me the code”: the code comes in a second mail to this address. The link works until {day}, and shows the password for {minutes} minutes: then our copy is deleted.',
    thenWhat:
      'Once you have opened it, the link to the Microsoft agreement follows by mail, unless it is accepted already. If you did not expect this mail, do not open the link, and tell {repName}{isAnswered, select, yes {: reply to this mail} other {}}.',
    codeSubject: 'Your code for {accountName}',
    code: 'The code is {code}. It works for {minutes} minutes. Type it on the page where you asked for it, and nowhere else. Nobody of ours asks you for it.',
    codeNotAsked:
      'If you did not ask for it, somebody else has the link that we mailed you: tell {repName}{isAnswered, select, yes {, by a reply to this mail} other {}}.',
  },
  /** The customer has not answered an earlier mail. */
  reminder: {
    subject: 'Reminder: {subject}',
    invitation:
      'On {day} we asked you to accept {partnerName} as the Microsoft cloud partner of {accountName}. Nobody has accepted yet. Please open this link, review the request and accept it:',
    agreement:
      'On {day} we sent you the link to the Microsoft Customer Agreement for {accountName}. It is not accepted yet, and until it is Microsoft does not let us order. Please open this link, read the agreement and accept it:',
    signIn:
      'On {day} we mailed you the link to the administrator sign-in of {domain}, the Microsoft tenant that {partnerName} has set up for {accountName}. Nobody has opened it yet. Please open this link:',
    howLong:
      'The link works until somebody of your company has accepted. If that has just happened, there is nothing left to do.',
  },
  /** GDAP: roles that the customer grants the partner in its tenant. */
  delegation: {
    inAgreement:
      'So that {partnerName} can look after your tenant, please also open this link and approve the administrator roles that are listed there. Your order does not wait for it:',
    subject: 'Administrator roles for {partnerName} at {accountName}: please approve',
    request:
      'So that {partnerName} can look after the tenant of {accountName}, please open this link and approve the administrator roles that are listed there. Your order does not wait for it:',
  },
} as const;
