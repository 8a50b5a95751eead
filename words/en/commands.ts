/** What can be typed. The commands are the same in every language; of `typed` only the example of a name may change. */
export const commands = {
  typed: {
    onboard: 'onboard ABC Corp',
    import: 'import',
    status: 'status ABC Corp',
    myOnboardings: 'my onboardings',
    approvals: 'approvals',
    attention: 'attention',
    resume: 'resume',
    startOver: 'start over',
    nudge: 'nudge',
    cancel: 'cancel',
    notifications: 'notifications',
    help: 'help',
  },
  does: {
    onboard:
      'start bringing a customer on board; with “ann@abccorp.com” or a pasted signature behind it the contact is filled in',
    import: 'begin many at once, from a CSV file or a pasted list',
    status: 'see where one onboarding stands; “status” alone shows the open ones',
    myOnboardings: 'see what needs you, what others do, and what is done; “my onboardings abc” finds by name',
    attention: 'see what cannot go on by itself, and have it tried again',
    approvals: 'list what waits for your approval',
    resume: 'go on where you stopped; “resume ABC Corp” for one of several',
    nudge: 'mail the customer again what they have not answered; “nudge ABC Corp” for one of several',
    startOver: 'start the current onboarding over',
    cancel: 'give the current onboarding up; “cancel ABC Corp” for one of several',
    notifications: 'choose how much I tell you',
    help: 'show this list',
  },
} as const;
