/** Mails to customers. A blank line begins a new paragraph. */
export const mails = {
  common: {
    greeting: 'Dear {name},',
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
    signInToNew: 'Sign in with the administrator account of your new tenant {domain}; {repName} hands it over to you.',
    signIn:
      'Sign in with an administrator account of {domain}. If you only see a home page, the account is not an administrator: sign out and use another one.',
    own: 'Please also read and sign our {name} (version {version}):',
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
