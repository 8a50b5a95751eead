// Loaded before the bot in the soak: on SIGUSR2 the process says how much memory is in use after a collection.

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.stderr.write(`heap ${heapUsed} rss ${rss}\n`);
});
