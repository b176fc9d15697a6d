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

/** Broadcasts one event `change` with this payload. */
function emit({ message }: { message: unknown }): void {
  io?.to(DISPLAYS).emit('change', message);
}

const api = { start, emit };
export type BareBroadcastApi = typeof api;

serve(api);
