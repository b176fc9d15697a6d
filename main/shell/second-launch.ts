import { z } from 'zod';

const Told = z.object({ args: z.array(z.string()) });

/**
 * The command line of another launch, as that one told it. What the system says of it is no use: options may come first there, and their
 * values after all of them. Nothing: it told nothing that counts.
 */
export function argsTold(told: unknown): string[] {
  const read = Told.safeParse(told);
  return read.success ? read.data.args : [];
}
