import type { Problem } from '#contract/hardware.ts';
import { TransportError } from '#hardware/ports.ts';

/** The system's codes, as people can act on them. */
const PROBLEM_OF: Record<string, Problem> = {
  ENOENT: 'notFound',
  ENXIO: 'notFound',
  ENOTFOUND: 'notFound',
  EAI_AGAIN: 'notFound',
  EHOSTUNREACH: 'notFound',
  ENETUNREACH: 'notFound',
  EHOSTDOWN: 'notFound',
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
  ENOTDIR: 'notADevice',
  EISDIR: 'notADevice',
  ENOTTY: 'notADevice',
  EBUSY: 'busy',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  EIO: 'disconnected',
  ENODEV: 'disconnected',
  ECONNRESET: 'disconnected',
  EPIPE: 'disconnected',
};

/** The code of a system's error, empty for any other. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What went wrong on the way, after `sent` bytes. */
export const failure = (error: unknown, sent: number): TransportError =>
  error instanceof TransportError
    ? error
    : new TransportError(PROBLEM_OF[codeOf(error)] ?? 'internal', sent, { cause: error });
