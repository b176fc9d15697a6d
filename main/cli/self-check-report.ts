import type { CheckState, CheckStep } from '#contract/self-check.ts';
import { USUAL_DATA } from './self-check-options.ts';
import { SENTENCES } from './self-check-sentences.ts';

/** The steps as lines for a terminal or a mail. */

const MARKS: Record<CheckState, string> = { green: 'good', amber: 'LOOK', red: 'BAD ' };
const NAMES: Record<CheckStep['what'], string> = {
  program: 'Program',
  data: 'Folder',
  hub: 'Hub',
  port: 'Port',
  database: 'Data',
  disk: 'Disk',
  clock: 'Clock',
  zone: 'Time zone',
  network: 'Network',
  backup: 'Backup',
  profiles: 'Profiles',
  screens: 'Screens',
  station: 'Station',
  printer: 'Printer',
  buttonBox: 'Box',
  sign: 'Sign',
  voice: 'Voice',
};
const NUMBER_WIDTH = 3;
const NAME_WIDTH = 11;
const INDENT = ' '.repeat(NUMBER_WIDTH + 2 + 4 + 2 + NAME_WIDTH);
/** Their names stand in the sentence. */
const TOLD_WITHIN: readonly CheckStep['what'][] = ['station', 'screens'];

/** The whole check as text for a terminal, in English. */
export function reportOf(steps: readonly CheckStep[], dataDir: string): string {
  const folder = foldersOf(dataDir);
  const lines = steps.map((step) => ({ ...step, params: { ...folder, ...step.params } })).flatMap(linesOf);
  return [`Self-check of ${dataDir}`, '', ...lines, '', verdict(steps)].join('\n');
}

/** What a command needs to find the data where it is. */
function foldersOf(dataDir: string): { data: string; start: string } {
  if (dataDir === USUAL_DATA) return { data: '', start: '' };
  const data = ` --data ${/^[\w./:\\-]+$/.test(dataDir) ? dataDir : `"${dataDir}"`}`;
  return { data, start: ` --${data}` };
}

function linesOf(step: CheckStep, index: number): string[] {
  const { is, remedy } = SENTENCES[step.code];
  const name = typeof step.params.name === 'string' && !TOLD_WITHIN.includes(step.what) ? step.params.name : '';
  const head = `${`${index + 1}`.padStart(NUMBER_WIDTH)}  ${MARKS[step.state]}  ${NAMES[step.what].padEnd(NAME_WIDTH)}`;
  const said = `${head}${name === '' ? '' : `${name}: `}${filled(is, step)}`;
  return remedy === undefined ? [said] : [said, `${INDENT}-> ${filled(remedy, step)}`];
}

const filled = (sentence: string, { params }: CheckStep): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => factOf(key, params[key] ?? null));

function factOf(key: string, fact: string | number | null): string {
  if (fact === null) return 'unknown';
  if (typeof fact === 'number' && (key === 'at' || key === 'since')) return instant(fact);
  return String(fact);
}

const instant = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(at);

function verdict(steps: readonly CheckStep[]): string {
  const count = (state: CheckState) => steps.filter((step) => step.state === state).length;
  const [red, amber] = [count('red'), count('amber')];
  if (red + amber === 0) return 'All is well.';
  const look = amber === 0 ? '' : `${things(amber)} ${amber === 1 ? 'deserves' : 'deserve'} a look`;
  if (red === 0) return `It works; ${look}.`;
  return `${things(red)} ${red === 1 ? 'does' : 'do'} not work${look === '' ? '' : `; ${look}`}.`;
}
const things = (count: number): string => (count === 1 ? '1 thing' : `${count} things`);
