import type { CheckStep } from '#contract/self-check.ts';
import type { Access } from './access-file.ts';
import { askHub, ControlError } from './control.ts';

/** What came of trying one thing out, as a line for a terminal. */
export interface Tried {
  ok: boolean;
  line: string;
}

/** Spoken in the languages of the office that are among these. */
const TEST_TEXTS = {
  en: 'This is a test of the sound.',
  fr: 'Ceci est un essai du son.',
  es: 'Esto es una prueba de sonido.',
};

type Reached = Pick<Access, 'host' | 'port' | 'control'>;

/** A row of the office's settings, as far as it is needed here. */
interface Row {
  kind: string;
  id: string;
  value: { name: string; enabled: boolean; station: string };
}

interface Device {
  id: string;
  role: string;
  online: boolean;
}

/** Why nobody says a word, and whether somebody wanted it so. */
interface Silence {
  why: string;
  ok: boolean;
}

/**
 * Prints a test ticket at each printer in use, one after the other, and lets all displays speak a test.
 * @param steps what the hub was found to be like just now
 */
export async function tryEverything(access: Reached, steps: readonly CheckStep[]): Promise<Tried[]> {
  const settings = await askHub<Row[]>(access, 'settings', {});
  const printers = settings.filter(({ kind, value }) => kind === 'printer' && value.enabled);
  const tried: Tried[] = [{ ok: true, line: '\nTried out:' }];
  for (const { id, value } of printers) tried.push(await tryPrinter(access, id, value.name));
  if (printers.length === 0) tried.push(about('Paper', 'this office has no printer.', true));
  tried.push(await trySound(access, settings, steps));
  return tried;
}

const about = (name: string, sentence: string, ok: boolean): Tried => ({ ok, line: `     ${name}: ${sentence}` });

async function tryPrinter(access: Reached, printer: string, name: string): Promise<Tried> {
  const failed = await failure(askHub(access, 'test-ticket', { printer }));
  return about(name, failed ?? 'a test ticket was printed. Look whether all of it can be read.', failed === undefined);
}

async function trySound(access: Reached, settings: Row[], steps: readonly CheckStep[]): Promise<Tried> {
  const devices = await askHub<Device[]>(access, 'devices', {});
  const displays = devices.filter(({ role, online }) => role === 'display' && online).length;
  if (displays === 0) return about('Sound', 'no display is connected that could speak.', true);
  const failed = await failure(askHub(access, 'announce', { texts: TEST_TEXTS }));
  if (failed !== undefined) return about('Sound', failed, false);
  const where = displays === 1 ? 'one display' : `${displays} displays`;
  const silence = silenceOf(settings, devices, steps);
  if (silence === undefined) return about('Sound', `a test is shown and spoken on ${where} now. Listen.`, true);
  return about('Sound', `a test is shown on ${where} now, with its chime, but not spoken: ${silence.why}`, silence.ok);
}

/** Displays show and ring by themselves; words are made by the station of the voice. Undefined: it speaks. */
function silenceOf(settings: Row[], devices: Device[], steps: readonly CheckStep[]): Silence | undefined {
  const voice = settings.find(({ kind }) => kind === 'voice')?.value;
  if (voice === undefined)
    return { why: 'this office has no voice. Set one up on the admin page, under "Voice".', ok: true };
  if (!voice.enabled) return { why: 'the voice is turned off on the admin page, under "Voice".', ok: true };
  if (devices.every(({ id, online }) => id !== voice.station || !online))
    return { why: 'the station that speaks is not connected. Start it, or choose another one.', ok: false };
  if (steps.some(({ what, state }) => what === 'voice' && state === 'red'))
    return { why: 'the voice does not work. What to do stands at "Voice" above.', ok: false };
  return undefined;
}

/** Why the hub did not do it, as a sentence; undefined when it did. */
async function failure(asked: Promise<unknown>): Promise<string | undefined> {
  try {
    await asked;
    return undefined;
  } catch (error) {
    if (error instanceof ControlError) return error.message;
    throw error;
  }
}
