import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StartOrder } from '#contract/start-order.ts';

/** Null: whoever launched the app was not `npm start`, or said nothing that counts. */
export function startIn(args: string[]): StartOrder | null {
  const options = { start: { type: 'string' } } as const;
  const { start } = parseArgs({ args, options, strict: false, allowPositionals: true }).values;
  if (typeof start !== 'string') return null;
  try {
    return StartOrder.parse(JSON.parse(start));
  } catch {
    return null;
  }
}

/** Where the windows of an office that `npm start` opened keep their things: those of another folder are another app. */
export const folderOf = ({ dataDir }: StartOrder): string => join(dataDir, 'windows');
