// A function in a process of its own, as Lambda runs it: the bundle, the environment, batches in and answers out.
// AHEAD_MS lets its clock run ahead, as if the visibility timeout of the queue had passed.
const ahead = Number(process.env.AHEAD_MS ?? '0');
const now = Date.now;
Date.now = () => now() + ahead;
const { handler } = await import(process.argv[2]);
process.on('message', async (batch) => process.send(await handler(batch)));
process.send('ready');
