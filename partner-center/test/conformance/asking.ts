import type { PartnerCenter } from '../../partner-center.ts';
import { type Call, type Refusal, refuses, type Sent, sends, type Told, takes } from './client-proof.ts';
import type { NotCompared, Row } from './row.ts';
import { same } from './scene.ts';
import { type Case, shows } from './simulator-proof.ts';

const isRequest: NotCompared = { why: 'a request, which the simulator takes to give the answer' };

/** What the simulator shows, or why it is not compared. */
interface Shown extends Partial<Case> {
  readonly simulator?: NotCompared;
}

/**
 * The rows of one operation, by what its examples are. The simulator is asked the same about Adatum unless told.
 * @param request method, path and query of the documented request, decoded
 * @param call makes the client send it
 */
export function asking(operation: keyof PartnerCenter, request: string, call: Call) {
  const simulatorOf = ({ simulator, ...shown }: Shown) => simulator ?? shows({ ask: same(request), ...shown });
  return {
    /** Of an answer. */
    takes: (example: string, facts: Told & Shown = {}): Row => ({
      example,
      operation,
      client: takes({ request, call, ...facts }),
      simulator: simulatorOf(facts),
    }),
    /** Of an error. */
    refuses: (example: string, facts: Refusal & Shown): Row => ({
      example,
      operation,
      client: refuses({ request, call, ...facts }),
      simulator: simulatorOf(facts),
    }),
    /** Of a request, which is answered with another example. */
    sends: (example: string, answer: string, sent: Sent = {}, simulator = isRequest): Row => ({
      example,
      operation,
      client: sends({ request, call, answer, ...sent }),
      simulator,
    }),
  };
}

type AboutCustomer = {
  [Name in keyof PartnerCenter]: PartnerCenter[Name] extends (customerId: string) => Promise<unknown> ? Name : never;
}[keyof PartnerCenter];

/** The rows of an operation that is asked about the customer `c1` and nothing else. @param path below the customer's */
export function askingAboutCustomer(operation: AboutCustomer, path = '') {
  return asking(operation, `GET /v1/customers/c1${path}`, (p) => p[operation]('c1'));
}
