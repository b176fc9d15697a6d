import type { Server, Socket } from 'socket.io';
import { serve } from '../child.ts';
import { type BareWriter, bareWriter, openBareDatabase } from './bare-database.ts';
import { DISPLAYS, startBareServer } from './bare-server.ts';

/**
 * The least hub there can be: a command over Socket.IO, a durable commit, a broadcast to the displays, an acknowledgement.
 * - `each`: one transaction and one broadcast a command. The peer called `reference`.
 * - `group-batch`: the commands of one turn of the loop share both. The peer called `reference-batch`.
 */
export type BareMode = 'each' | 'group-batch';
export interface BareHubPlan {
  mode: BareMode;
  file: string;
}

/** Bytes of one broadcast change, as in the measurements that the thresholds come from. */
const CHANGE_BYTES = 300;

interface Waiting {
  command: number;
  ack: (answer: unknown) => void;
}

/** A change of about 300 bytes; `c` is the number of the command that it shows. */
function changeOf(command: number): object {
  const change = {
    c: command,
    seq: command,
    site: 'main',
    type: 'ticket.called',
    ticket: `A${String(command % 1000).padStart(3, '0')}`,
    service: 'passports',
    desk: 7,
    at: 1764000000000 + command,
    waiting: 42,
    text: '',
  };
  const missing = CHANGE_BYTES - JSON.stringify(change).length;
  return { ...change, text: 'x'.repeat(Math.max(0, missing)) };
}

function eachAlone(io: Server, writer: BareWriter) {
  return ({ command, ack }: Waiting) => {
    writer.commit(1);
    io.to(DISPLAYS).emit('m', changeOf(command));
    ack({ ok: true });
  };
}

function sharedByTurn(io: Server, writer: BareWriter) {
  let waiting: Waiting[] = [];
  const flush = () => {
    const batch = waiting;
    waiting = [];
    writer.commit(batch.length);
    io.to(DISPLAYS).emit(
      'm',
      batch.map((one) => changeOf(one.command)),
    );
    for (const { ack } of batch) ack({ ok: true });
  };
  return (one: Waiting) => {
    if (waiting.push(one) === 1) setImmediate(flush);
  };
}

async function start({ mode, file }: BareHubPlan): Promise<{ port: number }> {
  const writer = bareWriter(openBareDatabase(file));
  let take: (one: Waiting) => void = () => {};
  const onConnection = (socket: Socket) => {
    if (socket.handshake.auth.display) void socket.join(DISPLAYS);
    else socket.on('command', ({ c }: { c: number }, ack: Waiting['ack']) => take({ command: c, ack }));
  };
  const { io, port } = await startBareServer(onConnection);
  take = mode === 'each' ? eachAlone(io, writer) : sharedByTurn(io, writer);
  return { port };
}

const api = { start };
export type BareHubApi = typeof api;

serve(api);
