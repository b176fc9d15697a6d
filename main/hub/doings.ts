import type { Answer } from '#contract/wire.ts';
import type { JoinSecrets } from './access/join-secrets.ts';
import type { Pairing } from './access/pairing.ts';
import type { People } from './access/people.ts';
import type { Asked } from './asked.ts';
import { fromDevice } from './asked.ts';
import type { Backups } from './backups.ts';
import type { DayGuard } from './day-guard.ts';
import type { Doings } from './handlers.ts';
import { done, refuse } from './refuse.ts';
import type { Showings } from './showings.ts';

export interface DoingsParts {
  dayGuard: DayGuard;
  people: People;
  showings: Showings;
  pairing: Pairing;
  joinSecrets: JoinSecrets;
  backups: Backups;
}

/** What each event does once it is through the door. */
export function doingsOf(parts: DoingsParts): Doings {
  const { dayGuard, people, showings, pairing, joinSecrets } = parts;
  const perform = (asked: Asked): Promise<Answer<unknown>> => new Promise((resolve) => dayGuard.ask(asked, resolve));
  return {
    command: ({ device, role, person }, { envelope, body }) =>
      perform(fromDevice({ device, role, person }, envelope, body)),
    signIn: ({ device }, signIn) => people.signIn(device, signIn),
    signOut: ({ device }) => {
      people.signOut(device);
      return done(null);
    },
    shown: (display, { calls }) => {
      showings.shown(display, calls);
      return done(null);
    },
    admitDevice: ({ device }, admit) => pairing.approve(admit, device),
    refuseDevice: (request) => pairing.reject(request),
    joinLink: (role) => done({ path: `/${role}#join=${joinSecrets.issue(role)}` }),
    resetPin: (person) => people.resetPin(person),
    backUp: () => backUp(parts.backups),
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
