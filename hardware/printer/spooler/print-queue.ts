import type { Problem } from '#contract/hardware.ts';

/** A raw queue of the operating system. Each method throws a TransportError when the system does not answer as it should. */
export interface PrintQueue {
  /** Why it takes nothing now; null while it does. */
  problem(): Promise<Problem | null>;
  /** Hands over a whole ticket. @returns the job's name; null when the queue took nothing of it */
  submit(bytes: Uint8Array): Promise<string | null>;
  /** Whether the job is still there, not yet passed on to the printer. */
  isWaiting(job: string): Promise<boolean>;
  /** Takes a job out of the queue. @returns whether it did: a job that has left cannot be taken */
  cancel(job: string): Promise<boolean>;
}
