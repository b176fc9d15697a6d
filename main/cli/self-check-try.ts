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

interface Printer {
  kind: string;
  id: string;
  value: { name: string; enabled: boolean };
}

/** Prints a test ticket at each printer in use, one after the other, and lets all displays speak a test. */
export async function tryEverything(access: Reached): Promise<Tried[]> {
  const settings = await askHub<Printer[]>(access, 'settings', {});
  const printers = settings.filter(({ kind, value }) => kind === 'printer' && value.enabled);
  const tried: Tried[] = [{ ok: true, line: '\nTried out:' }];
  for (const { id, value } of printers) tried.push(await tryPrinter(access, id, value.name));
  if (printers.length === 0) tried.push(about('Paper', 'this office has no printer.', true));
  tried.push(await trySound(access));
  return tried;
}

const about = (name: string, sentence: string, ok: boolean): Tried => ({ ok, line: `     ${name}: ${sentence}` });

async function tryPrinter(access: Reached, printer: string, name: string): Promise<Tried> {
  const failed = await failure(askHub(access, 'test-ticket', { printer }));
  return about(name, failed ?? 'a test ticket was printed. Look whether all of it can be read.', failed === undefined);
}

async function trySound(access: Reached): Promise<Tried> {
  const devices = await askHub<{ role: string; online: boolean }[]>(access, 'devices', {});
  const displays = devices.filter(({ role, online }) => role === 'display' && online).length;
  if (displays === 0) return about('Sound', 'no display is connected that could speak.', true);
  const failed = await failure(askHub(access, 'announce', { texts: TEST_TEXTS }));
  const said = `a test is shown and spoken on ${displays === 1 ? 'one display' : `${displays} displays`} now. Listen.`;
  return about('Sound', failed ?? said, failed === undefined);
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
