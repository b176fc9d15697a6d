import { join } from 'node:path';
import type { CommandId, Duration } from '#contract/ids.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Hardware, HardwareTime } from '#hardware/ports.ts';
import { Asks } from './asks.ts';
import { Checks } from './checks.ts';
import { Conditions } from './conditions.ts';
import { DeskDevices } from './desk-devices.ts';
import { HubLink } from './hub-link.ts';
import { paperOf } from './paper.ts';
import type { Picture } from './picture.ts';
import type { Journal } from './ports.ts';
import { PressLog } from './press-log.ts';
import { PrintJobs } from './print-jobs.ts';
import { Printers } from './printers.ts';
import { Speaker } from './speaker.ts';
import { within } from './waiting.ts';

export interface StationParts {
  /** Of the hub, `http://pc:8080`. */
  url: string;
  token: string;
  /** The station's own; no other process works on it. */
  folder: string;
  hardware: Hardware;
  time: HardwareTime;
  newId(): CommandId;
  journal: Journal;
  /** The hub is reached, or lost. */
  turned(isOnline: boolean): void;
  /** The hub will not let this station in again. */
  ended(refusal: Refusal): void;
}

export interface Station {
  start(): void;
  /** Takes nothing new, ends what was begun, and closes every device. */
  stop(): Promise<void>;
}

/** A paper takes a few seconds; what takes longer is found and reported by the next process. */
const PAPERS_END_WITHIN: Duration = 8_000;
const DEVICES_END_WITHIN: Duration = 4_000;

/** Builds the station by hand: what exists, and who knows whom. Nothing happens before `start`. */
export function createStation(parts: StationParts): Station {
  const { url, token, folder, hardware, time, newId, journal } = parts;
  let latest: Picture | undefined;

  const conditions = new Conditions({ time, report: (items) => link.report(items) });
  const printers = new Printers({ hardware, folder, time, journal, conditions });
  const jobs = new PrintJobs({
    time,
    send: (command) => link.send(command),
    printer: (id) => printers.get(id),
    paper: (job) => {
      if (!latest) throw new Error('a job came from nowhere');
      return paperOf(job, latest);
    },
  });
  const presses = new PressLog({
    file: join(folder, 'presses.json'),
    now: () => time.now(),
    newId,
    failed: (error) => journal.warn('a press could not be noted', { error: `${error}` }),
  });
  const press = (...asked: Parameters<HubLink['press']>) => link.press(...asked);
  const deskDevices = new DeskDevices({ hardware, time, journal, conditions, presses, press });
  const speaker = new Speaker({ hardware, folder, time, journal, conditions });
  const checks = new Checks({ time, printers, deskDevices, speaker });
  const asks = new Asks({
    ...{ url, token, time, journal, hardware, printers, speaker, checks },
    picture: () => latest,
  });
  const link: HubLink = new HubLink({
    ...{ url, token, time, newId },
    changed: follow,
    turned: (isOnline) => {
      conditions.turned(isOnline);
      parts.turned(isOnline);
    },
    asked: (asked) => void asks.answer(asked),
    ended: (refusal) => parts.ended(refusal),
  });

  function follow(picture: Picture): void {
    latest = picture;
    printers.follow(picture);
    deskDevices.follow(picture);
    speaker.follow(picture);
    jobs.follow(picture);
  }

  return {
    start() {
      presses.load();
      link.start();
    },
    async stop() {
      await within(time, PAPERS_END_WITHIN, jobs.stop(), () => {});
      conditions.stop();
      speaker.stop();
      const devices = Promise.all([printers.stop(), deskDevices.stop()]);
      await within<unknown>(time, DEVICES_END_WITHIN, devices, () => {});
      link.stop();
    },
  };
}
