import type { CommandInput } from '#contract/commands.ts';
import type { Role } from '#contract/settings.ts';
import type { Answer, ViewName } from '#contract/wire.ts';
import { loadPreset } from '../../main/cli/presets.ts';
import { Client, join, type Listener } from '../support/client.ts';

/** The devices of an office under proof: kiosks and desks that press without end, and what each was told. */

export interface Press {
  body: CommandInput;
  /** Missing: unknown to the one who pressed. */
  answer: Answer<unknown> | undefined;
}
/** Every press by its command id. */
export type Presses = Map<string, Press>;

export interface Place {
  url: string;
  /** Where the next one-time secret of a role stands. */
  secretOf(role: Role): string;
}

export async function newDevice(place: Place, role: Role, views: ViewName[], presses: Presses): Promise<Client> {
  const { token } = await join(place.url, place.secretOf(role), `${role} under proof`);
  return new Client({ url: place.url, token, views, listener: noting(presses) }).open();
}

function noting(presses: Presses): Listener {
  return {
    invoked: (commandId, body) => void presses.set(commandId, { body, answer: undefined }),
    answered: (commandId, answer) => {
      const press = presses.get(commandId);
      if (press) press.answer = answer;
    },
    received: () => {},
  };
}

/** A desk of the town hall with its person signed in, serving everything. */
export async function staffedDesk(place: Place, n: number, presses: Presses): Promise<Client> {
  const desk = await newDevice(place, 'desk', [`desk:desk${n}`], presses);
  const signedIn = await desk.ask('signIn', { person: `person${n}`, pin: '', newPin: '2580' });
  if (!signedIn.ok) throw new Error(`sign-in: ${signedIn.refusal.code}`);
  await desk.done({ type: 'openSession', desk: `desk${n}`, profile: 'everything' });
  return desk;
}

export const SERVICES = ['identity', 'civilStatus', 'schools', 'residence'];

/** Lets each of the four series run to 9999. */
export async function manyNumbers(place: Place): Promise<void> {
  const admin = await newDevice(place, 'admin', [], new Map());
  const { site } = loadPreset('townHall', { zone: 'Europe/Paris', language: 'en' });
  const main = site?.main;
  if (!main) throw new Error('the preset has no site');
  const range = { first: 1, last: 9_999, wrap: false };
  const value = { ...main, numbering: { ...main.numbering, range } };
  await admin.done({ type: 'configure', kind: 'site', id: 'main', expectedVersion: 1, value });
  admin.close();
}
