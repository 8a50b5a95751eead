import { z } from 'zod';
import type { Call } from './call.ts';
import { type Answer, empty, fault, redirect } from './respond.ts';

/**
 * What somebody asks of the simulator itself: JSON, or a form of its page.
 * @throws Refusal 400 with the reasons when it does not fit
 */
export function readOrder<T>(call: Call, schema: z.ZodType<T>): T {
  const read = schema.safeParse(isForm(call) ? formOf(call) : parse(call.body));
  if (read.success) return read.data;
  throw fault(400, 400, z.prettifyError(read.error), [], 'Simulator');
}

/** Done: a program hears nothing, a person sees the page again. */
export function answerOrder(call: Call): Answer {
  return isForm(call) ? redirect('/') : empty(204);
}

/** `curl` calls everything a form unless told otherwise. */
export function isForm({ headers, body }: Call): boolean {
  const isCalledForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return isCalledForm && !body.trimStart().startsWith('{');
}

/** Fields left empty do not count. */
function formOf({ body }: Call): Record<string, unknown> {
  const filled = [...new URLSearchParams(body)].filter(([, text]) => text !== '');
  return Object.fromEntries(filled.map(([name, text]) => [name, settingOf(text)]));
}

/** A setting written as text: `true`, `60` or `never`. */
export function settingOf(text: string): unknown {
  return /^(true|false|\d+(\.\d+)?)$/.test(text) ? JSON.parse(text) : text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault(400, 400, 'The request body is not valid JSON.', [], 'Simulator');
  }
}
