import { saying } from '../../../words/saying.ts';
import { type Look, ok, wrong } from '../check.ts';

/** It runs the code as it is written, and brings SQLite. */
const needed = 24;

export const node: Look = async () => {
  const version = process.versions.node;
  const isRight = Number.parseInt(version, 10) >= needed;
  return [
    isRight ? ok(saying('doctor.node.right', { version })) : wrong(saying('doctor.node.old', { version, needed })),
  ];
};
