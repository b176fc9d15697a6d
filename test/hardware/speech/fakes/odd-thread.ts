import { parentPort } from 'node:worker_threads';

/** The thread of an engine that does what the text says. */
parentPort?.on('message', (text: string) => {
  if (text === 'hang') for (;;);
  if (text === 'crash') throw new Error('a fault in the engine');
  if (text === 'exit') process.exit(7);
  parentPort?.postMessage(text === 'refuse' ? { error: 'refused' } : { wav: new TextEncoder().encode(text) });
});
