/** Its own types describe its module for CommonJS as if it had a default export. */
declare module 'bidi-js/dist/bidi.mjs' {
  import type { default as factory } from 'bidi-js';
  export default function bidiFactory(): ReturnType<typeof factory>;
}
