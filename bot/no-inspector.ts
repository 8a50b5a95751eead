/**
 * Node opens its inspector, and with it every secret of the process, when SIGUSR1 comes; with a listener it does not
 * (Node: process, signal events). Imported first, so that nothing of ours is loaded without it.
 */
process.on('SIGUSR1', () => undefined);
