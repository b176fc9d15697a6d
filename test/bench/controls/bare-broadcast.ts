import type { Server } from 'socket.io';
import { serve } from '../child.ts';
import { DISPLAYS, startBareServer } from './bare-server.ts';

/** Only a broadcast: `io.to(room).emit` of bytes that it is given, and nothing else. */

let io: Server | null = null;

async function start(): Promise<{ port: number }> {
  const started = await startBareServer((socket) => void socket.join(DISPLAYS));
  io = started.io;
  return { port: started.port };
}

/** Broadcasts `payload` (JSON text) as one event `change`. Parsed here, so that encoding is part of the cost, as in the product. */
function emit({ payload }: { payload: string }): void {
  io?.to(DISPLAYS).emit('change', JSON.parse(payload));
}

const api = { start, emit };
export type BareBroadcastApi = typeof api;

serve(api);
