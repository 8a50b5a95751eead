import type { Start } from '../api/start.ts';

/** The data that the page holds beside its script. */
export function readStart(): Start {
  return JSON.parse(document.getElementById('start')?.textContent ?? '');
}

/** With which styles may be added; see the policy of the page. */
export function styleNonce(): string {
  return document.querySelector('style')?.nonce ?? '';
}
