import type { CommandBody, CommandInput } from '#contract/commands.ts';
import { Commands } from '#contract/commands.ts';
import type { Answer } from '#contract/wire.ts';
import { type Asked, fromDevice, fromHub } from '#hub/asked.ts';
import { Core } from '#hub/core.ts';
import type { Facts } from '#hub/ports.ts';
import { importPreset } from '#hub/preset.ts';
import { Spine } from '#hub/run-command.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Store } from '#store/store.ts';
import { newId } from '../../../main/headless.ts';
import { commandIds } from '../../support/command-id.ts';
import { DESKS, deskOf, officePreset, PROFILE, personOf, serviceOf } from './office.ts';
import type { Step, Work } from './work.ts';

/** The product's engine without sockets and screens: the spine, the rules, memory and the real database. */
export interface Engine {
  readonly store: Store;
  readonly core: Core;
  /** Asks all at once, so that they share one transaction. @throws Error when one is refused. */
  ask(asked: readonly Asked[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the data in `folder`, made by `makeOffice`. */
export async function openEngine(folder: string): Promise<Engine> {
  const { store, core, spine } = await open(folder);
  return {
    store,
    core,
    ask: async (asked) => {
      await Promise.all(asked.map((one) => done(spine, one)));
    },
    close: async () => {
      await spine.stop();
      await store.close();
    },
  };
}

async function open(folder: string) {
  const store = await openSqliteStore({ dataDir: folder, newId, onDamage: fail });
  const core = new Core(store);
  await core.load();
  const journal = { info: () => {}, warn: worry, error: worry };
  const spine = new Spine({
    core,
    store,
    newId,
    hasRoomFor: () => true,
    journal,
    now: () => Date.now(),
    complete: (_asked, answer) => answer,
    committed: () => {},
    judged: () => {},
    storageFull: (isFull) => isFull && fail('the disk is full'),
    fatal: (error) => fail(String(error)),
  });
  return { store, core, spine };
}

const worry = (message: string, facts: Facts = {}): never => fail(`${message} ${JSON.stringify(facts)}`);

function fail(problem: string): never {
  throw new Error(problem);
}

async function done(spine: Spine, asked: Asked): Promise<Answer<unknown>> {
  const answer = await spine.perform(asked);
  if (!answer.ok) throw new Error(`${asked.command.type} was refused: ${JSON.stringify(answer.refusal)}`);
  return answer;
}

/** A command as the gateway hands it on: parsed, with every default filled in. */
function parsed(input: CommandInput, commandId: string): CommandBody {
  const { commandId: _id, age: _age, ...body } = Commands[input.type].parse({ ...input, commandId, age: 0 });
  return body as CommandBody;
}

function pressed({ desk, body }: Step): Asked {
  const commandId = newCommandId();
  const sender = { device: `device-${desk}`, role: 'desk', person: personOf(desk) } as const;
  return fromDevice(sender, { commandId, age: 0 }, parsed(body, commandId));
}

/** Makes the data of the measured office: set up, day open, every desk staffed, `waiting` people in the queue. */
export async function makeOffice(folder: string, waiting: number): Promise<void> {
  const { store, core, spine } = await open(folder);
  await importPreset(officePreset(Date.now()), core, spine);
  await done(spine, fromHub('set-up', { type: 'openDay' }, 'set-up', 'hub'));
  const steps: Step[] = [
    ...Array.from({ length: DESKS }, (_, desk): Step => ({ desk, body: openSession(desk) })),
    ...Array.from({ length: waiting }, (_, i): Step => ({ desk: 0, body: { type: 'issue', service: serviceOf(i) } })),
  ];
  await Promise.all(steps.map((step) => done(spine, pressed(step))));
  await spine.stop();
  await store.close();
}

const openSession = (desk: number): CommandInput => ({ type: 'openSession', desk: deskOf(desk), profile: PROFILE });

const newCommandId = commandIds(() => Date.now());

/** The next `count` commands of an office's work, as the gateway hands them on. */
export function askedOf(work: Work, count: number): Asked[] {
  return Array.from({ length: count }, () => pressed(work.next()));
}
