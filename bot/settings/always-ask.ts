import { z } from 'zod';
import { proposable } from '../../onboarding/proposals.ts';
import { list } from './forms.ts';

/** The parts whose form a rep always sees; the others stand as usual until the rep edits them. */
export const alwaysAskSetting = list.pipe(
  z.array(z.enum(proposable, { error: `must be any of ${proposable.join(', ')}, separated by commas` })),
);
