// A function in a process of its own, as Lambda runs it: the bundle, the environment, batches in and answers out; to `usage` it answers
// what it used. AHEAD_MS lets its clock run ahead, as if the visibility timeout of the queue had passed.
const ahead = Number(process.env.AHEAD_MS ?? '0');
const now = Date.now;
Date.now = () => now() + ahead;
const { handler } = await import(process.argv[2]);

const usage = () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rss, heapUsed, cpuMs: (user + system) / 1000 };
};

process.on('message', async (message) => process.send(message === 'usage' ? usage() : await handler(message)));
process.send('ready');
