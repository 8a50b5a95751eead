export const time = {
  format: {
    day: '{day} {month} {year}',
    moment: '{day}, {time} UTC',
    since: '{moment} ({duration})',
  },
  duration: {
    none: 'just now',
    minutes: '{count, plural, one {{count} minute} other {{count} minutes}}',
    hours: '{count, plural, one {{count} hour} other {{count} hours}}',
    days: '{count, plural, one {{count} day} other {{count} days}}',
  },
} as const;
