/**
 * Loaded first into each part of `npm start`: should that be killed outright, its parts end as well and do not keep
 * their ports.
 */
/** Told beforehand: a parent that is gone by the time this runs is no parent any more. */
const parent = Number(process.env.STARTED_BY ?? process.ppid);

setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 300).unref();

export {};
