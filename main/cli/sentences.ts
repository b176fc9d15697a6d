import { PresetRefusedError } from '#hub/preset.ts';
import { StoreError } from '#store/errors.ts';
import { ControlError } from './control.ts';
import { sentenceOf } from './refusal-sentences.ts';
import { UsageError } from './usage-error.ts';

/** How a command ends that could not do its work. */
export interface Ending {
  sentence: string;
  status: 1 | 2;
}

/** One sentence for whatever went wrong; undefined for what no sentence was foreseen for. */
export function endingOf(error: unknown, port: number): Ending | undefined {
  if (error instanceof UsageError) return { sentence: error.message, status: 2 };
  if (error instanceof ControlError) return { sentence: error.message, status: 1 };
  if (error instanceof PresetRefusedError) return { sentence: sentenceOf(error.refusal), status: 1 };
  if (error instanceof StoreError) return { sentence: error.message, status: 1 };
  const sentence = listening(error, port);
  return sentence === undefined ? undefined : { sentence, status: 1 };
}

function listening(error: unknown, port: number): string | undefined {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Close that program, or choose another port with --port.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'This computer has no such address. Leave --host out, or give one of its own addresses.';
    default:
      return undefined;
  }
}
