import type { z } from 'zod';

/** A text that a driver reads by this very function, which throws for one that cannot work. */
export const readBy = (read: (text: string) => unknown, text: z.ZodString, error: 'pattern' | 'escapes') =>
  text.refine((typed) => isReadBy(read, typed), { error });

function isReadBy(read: (text: string) => unknown, typed: string): boolean {
  try {
    read(typed);
    return true;
  } catch {
    return false;
  }
}
