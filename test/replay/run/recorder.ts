import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Listener } from '../../support/client.ts';
import { machineNow } from './scaled-time.ts';

/** Writes down what one client sends, is answered and sees, as JSON lines: all that the checker will ever know of it. */
export interface Recorder {
  listener: Listener;
  /** Says who wrote this, once the hub has told. */
  introduce(device: string, role: string): void;
  /** Notes commands that were never answered, and closes the file. */
  finish(): Promise<void>;
}

export function record(folder: string, client: string): Recorder {
  const file = createWriteStream(join(folder, `${client}.jsonl`));
  const open = new Map<string, Record<string, unknown>>();
  const write = (line: Record<string, unknown>) => file.write(`${JSON.stringify({ client, ...line })}\n`);
  const listener: Listener = {
    invoked: (cmdId, { type: kind, ...params }) => {
      open.set(cmdId, { cmdId, kind, params, invoked: machineNow() });
    },
    answered: (cmdId, answer) => {
      write({ ...open.get(cmdId), returned: machineNow(), answer });
      open.delete(cmdId);
    },
    received: (as, message) => write({ at: machineNow(), as, message }),
  };
  return {
    listener,
    introduce: (device, role) => write({ device, role }),
    finish: () => {
      for (const op of open.values()) write({ ...op, returned: null, unknown: true, answer: null });
      return new Promise((resolve) => file.end(resolve));
    },
  };
}
