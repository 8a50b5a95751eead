import type { State } from '../../../simulator/state.ts';
import type { Ids } from '../../api.ts';
import type { PartnerCenter } from '../../partner-center.ts';
import type { Exceptions, Usual } from './outcome.ts';
import type { Held, PreparedPartner } from './prepared-partner.ts';
import type { SpecialRefusal, Switches } from './troubles.ts';

/** One row of the matrix: an operation of the client with a call of it that works. */
export interface Operation {
  readonly name: keyof PartnerCenter;
  /** Told apart where an operation has several rows. */
  readonly variant?: string;
  /** Asked with HEAD, so that a refusal has no words. */
  readonly isHead?: boolean;
  readonly call: (client: PartnerCenter, held: Held, ids: Ids) => Promise<unknown>;
  /** For a write: how many of it the simulator holds. Without it the operation is a look, which must change nothing. */
  readonly effects?: (state: State, prepared: PreparedPartner) => number;
  readonly switches?: Switches;
  /** Brings the simulator where the call works, beyond what every row finds. */
  readonly prepare?: (prepared: PreparedPartner) => Promise<void>;
  readonly refusals?: readonly SpecialRefusal[];
  /** The code of a conflict that passes by itself. */
  readonly conflict?: string;
  /** What the call comes to when nothing is wrong, where that is not one answer to one request. */
  readonly usual?: Usual;
  readonly except?: Exceptions;
}

/** A row, with what it has besides name and call. */
export function operation(
  name: Operation['name'],
  call: Operation['call'],
  more: Omit<Operation, 'name' | 'call'> = {},
): Operation {
  return { name, call, ...more };
}

/** For lookups that say "there is none" where Partner Center says 404. */
export const orNothing: Pick<Operation, 'except'> = { except: { '404 late': { result: 'nothing' } } };
