import type { CommandBody } from '#contract/commands.ts';
import type { PersonId } from '#contract/ids.ts';
import type { Answer } from '#contract/wire.ts';
import type { JoinSecrets } from './access/join-secrets.ts';
import type { KioskPin } from './access/kiosk-pin.ts';
import type { Pairing } from './access/pairing.ts';
import type { People } from './access/people.ts';
import type { Asked } from './asked.ts';
import { fromDevice } from './asked.ts';
import type { Backups } from './backups.ts';
import type { Core } from './core.ts';
import type { DayGuard } from './day-guard.ts';
import type { Doings } from './handlers.ts';
import type { Presence } from './presence.ts';
import { done, refuse } from './refuse.ts';
import type { SelfCheck } from './self-check/self-check.ts';
import type { Showings } from './showings.ts';
import type { HardwareBoard } from './stations/hardware-board.ts';
import type { TryOut } from './stations/try-out.ts';

export interface DoingsParts {
  dayGuard: DayGuard;
  people: People;
  kioskPin: KioskPin;
  showings: Showings;
  pairing: Pairing;
  joinSecrets: JoinSecrets;
  backups: Backups;
  core: Pick<Core, 'state'>;
  board: HardwareBoard;
  tryOut: TryOut;
  selfCheck: SelfCheck;
  presence: Pick<Presence, 'told'>;
}

/** What each event does once it is through the door. */
export function doingsOf(parts: DoingsParts): Doings {
  const { dayGuard, people, showings, pairing, joinSecrets } = parts;
  /** [B1] A key of a box is pressed by whoever works at its desk. */
  const personAt = (body: CommandBody): PersonId | null =>
    'desk' in body ? (parts.core.state.sessionOf(body.desk)?.person ?? null) : null;
  const perform = (asked: Asked): Promise<Answer<unknown>> => new Promise((resolve) => dayGuard.ask(asked, resolve));
  return {
    command: ({ device, role, person }, { envelope, body }) =>
      perform(fromDevice({ device, role, person: role === 'station' ? personAt(body) : person }, envelope, body)),
    signIn: ({ device }, signIn) => people.signIn(device, signIn),
    signOut: ({ device }) => {
      people.signOut(device);
      return done(null);
    },
    shown: (display, { calls, spoken, silence }) => {
      parts.presence.told(display.device, silence);
      showings.shown(display, calls, spoken);
      return done(null);
    },
    admitDevice: ({ device }, admit) => pairing.approve(admit, device),
    refuseDevice: (request) => pairing.reject(request),
    joinLink: (role) => done({ path: `/${role}#join=${joinSecrets.issue(role)}` }),
    resetPin: (person) => people.resetPin(person),
    kioskPin: (pin) => parts.kioskPin.set(pin),
    backUp: () => backUp(parts.backups),
    hardware: ({ device }, report) => {
      parts.board.report(device, report);
      return done(null);
    },
    testTicket: (printer) => parts.tryOut.ticket(printer),
    selfCheck: async () => done({ steps: await parts.selfCheck.run() }),
  };
}

async function backUp(backups: Backups): Promise<Answer<unknown>> {
  try {
    return done(await backups.make());
  } catch (error) {
    const isFull = error instanceof Error && error.name === 'StorageFullError';
    return refuse(isFull ? 'storageFull' : 'internal');
  }
}
