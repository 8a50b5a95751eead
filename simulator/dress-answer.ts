import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Received } from './answer-call.ts';
import type { Trouble } from './faults.ts';
import { type Answer, withByteOrderMark } from './respond.ts';
import type { Switches } from './switches.ts';

/** Puts on an answer of the service what every answer of it has, and what the switches and a fault add. */
export function dressAnswer(bare: Answer, received: Received, switches: Switches, trouble?: Trouble): Answer {
  const answer = switches.faultCode === 'text' ? withCodeAsText(bare) : bare;
  const isMarked = trouble?.fault === 'byte-order-mark' || switches.byteOrderMark === 'everywhere';
  const isDoubled = trouble?.fault === 'doubled-headers' || (switches.doubledHeaders && isOfCatalogOrCart(received));
  const marked = isMarked && answer.body ? withByteOrderMark(answer) : answer;
  return { ...marked, headers: { ...serviceHeaders(received.headers, isDoubled), ...marked.headers } };
}

/** The services on which doubled headers were seen. */
function isOfCatalogOrCart({ url }: Received): boolean {
  return /\/(products|carts)(\/|$)/i.test(url.pathname);
}

function serviceHeaders(asked: IncomingHttpHeaders, isDoubled: boolean): Record<string, string> {
  const echo = (value: string) => (isDoubled ? `${value},${value}` : value);
  return {
    'MS-RequestId': echo(String(asked['ms-requestid'] ?? randomUUID())),
    'MS-CorrelationId': echo(String(asked['ms-correlationid'] ?? randomUUID())),
    'X-Locale': echo(String(asked['x-locale'] ?? 'en-US')),
    'MS-CV': `${randomUUID().slice(0, 16)}.0`,
    'MS-ServerId': '0000112D',
    'Request-Context': 'appId=cid-v1:03ce8ca8-8373-4021-8f25-d5dd45c7b12f',
  };
}

/** The code of a fault as text, the type that the documents give it. */
function withCodeAsText(answer: Answer): Answer {
  if (answer.status < 400 || !answer.body) return answer;
  return { ...answer, body: answer.body.replace(/^\{"code":(\d+)/, '{"code":"$1"') };
}
