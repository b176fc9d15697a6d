import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { CheckCode, CheckStep } from '#contract/self-check.ts';

/** What can be looked at of an installation of which nothing else may work: only Node itself is needed. */

const OLDEST_NODE = 24;
/** Characters of what a system says of itself. */
const LONGEST = 200;

/** One step about this PC; the hub's own helper is among what may be missing. */
export const localStep = (
  what: CheckStep['what'],
  state: CheckStep['state'],
  code: CheckCode,
  params: CheckStep['params'] = {},
): CheckStep => ({ where: 'hub', what, state, code, params });

/** `version` as in `process.version`. */
export function nodeStep(version: string): CheckStep {
  const fits = Number.parseInt(version.slice(1), 10) >= OLDEST_NODE;
  return localStep('program', fits ? 'green' : 'red', fits ? 'nodeRight' : 'nodeOld', { version, needed: OLDEST_NODE });
}

/** Whether everything the hub is made of can be loaded here: `load` is its import. */
export async function partsStep(load: () => Promise<unknown>): Promise<CheckStep> {
  try {
    await load();
    return localStep('program', 'green', 'partsThere');
  } catch (error) {
    return localStep('program', 'red', 'partsMissing', { part: messageOf(error) });
  }
}

/** The first line of what went wrong, short enough for a step. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, LONGEST) ?? '';

/** Whether the screens were built. */
export function pagesStep(folder: string): CheckStep {
  const built = existsSync(join(folder, 'admin.html'));
  return localStep('program', built ? 'green' : 'red', built ? 'pagesBuilt' : 'pagesMissing', { folder });
}

/** The folder of the data, and whether an office is in it. */
export function dataStep(folder: string): CheckStep {
  const about = (state: CheckStep['state'], code: CheckCode) => localStep('data', state, code, { folder });
  const found = foundAt(folder);
  if (found === 'nothing') return about('amber', 'dataNone');
  if (found === 'unusable') return about('red', 'dataUnusable');
  if (found === 'closed' || !isWritable(folder)) return about('red', 'dataReadOnly');
  return hasOffice(folder) ? about('green', 'dataReady') : about('amber', 'dataNone');
}

/** `closed`: this user may not even look there. */
function foundAt(folder: string): 'folder' | 'nothing' | 'unusable' | 'closed' {
  try {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return 'nothing';
    return found.isDirectory() ? 'folder' : 'unusable';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'closed' : 'unusable';
  }
}

/** Whether the database of an office lies in this folder. */
export const hasOffice = (folder: string): boolean =>
  ['hub.sqlite', 'hub.sqlite-wal'].some((name) => existsSync(join(folder, name)));

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a hub could listen there. */
export function portStep(port: number): Promise<CheckStep> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(localStep('port', 'red', 'portTaken', { port })));
    server.listen(port, () => server.close(() => resolve(localStep('port', 'green', 'portFree', { port }))));
  });
}
