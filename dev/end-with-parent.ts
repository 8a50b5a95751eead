/**
 * Loaded first into each part of `npm start`: should that be killed outright, its parts end as well and do not keep
 * their ports.
 */
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 300).unref();

export {};
