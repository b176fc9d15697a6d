import type { z } from 'zod';

/** One press does one thing: a later entry for the same key, which `field` names, and press is refused there. */
export const refuseTwice =
  <F extends string>(field: F) =>
  (keys: (Record<F, string> & { press: string })[], { addIssue }: { addIssue: z.RefinementCtx['addIssue'] }): void => {
    const seen = new Set<string>();
    for (const [index, key] of keys.entries()) {
      const hit = `${key[field]} ${key.press}`;
      if (seen.has(hit)) addIssue({ code: 'custom', path: [index, field], message: 'twice' });
      seen.add(hit);
    }
  };
