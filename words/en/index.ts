import { answers } from './answers.ts';
import { cards } from './cards.ts';
import { changes } from './changes.ts';
import { chat } from './chat.ts';
import { commands } from './commands.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { mails } from './mails.ts';
import { onboarding } from './onboarding.ts';
import { pack } from './pack.ts';
import { pages } from './pages.ts';
import { tab } from './tab.ts';
import { terms } from './terms.ts';
import { time } from './time.ts';

/** English. Messages in ICU form (unicode-org.github.io/icu/userguide/format_parse/messages), one file per surface. */
export const en = {
  answers,
  cards,
  changes,
  chat,
  commands,
  doctor,
  errors,
  mails,
  onboarding,
  pack,
  pages,
  tab,
  terms,
  time,
} as const;
