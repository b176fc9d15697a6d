import { setUp } from '../../main/cli/set-up.mjs';

/** Before browser tests: the screens they open are those of the sources as they are now. */
export async function setup(): Promise<void> {
  await setUp(['screens'], console.log);
}
