import type { SettingName, SettingProblem, ShellSettings } from '#contract/shell-settings.ts';
import { fromCommandLine } from './command-line.ts';
import { readSettings, type SettingsFiles, saveJson } from './files.ts';
import { type Resolved, resolve } from './resolve.ts';

/** What may be chosen in the app; a locked setting is refused with who locked it. */
export type Choosing = { ok: true } | { ok: false; why: 'locked'; field: SettingName; from: string };

/** The settings of this PC, read from all their sources; nothing here throws but `choose`. */
export class PcSettings {
  readonly #files: SettingsFiles;
  readonly #args: string[];

  /** @param args of the command line, without the program */
  constructor(files: SettingsFiles, args: string[]) {
    this.#files = files;
    this.#args = args;
  }

  /** As it is now: files are read each time, and they are small. */
  read(): Resolved {
    const { policy, machine, chosen } = this.#files;
    const read = [
      readSettings('policy', policy),
      readSettings('machine', machine),
      { given: fromCommandLine(this.#args), problems: [] as SettingProblem[] },
      readSettings('chosen', chosen),
    ];
    const { settings, problems } = resolve(read.map(({ given }) => given));
    return { settings, problems: [...read.flatMap((one) => one.problems), ...problems] };
  }

  /** Keeps what a person chose, all of it or nothing. @throws Error of the file system when it cannot be kept */
  choose(choice: Partial<ShellSettings>): Choosing {
    const { settings } = this.read();
    const locked = (Object.keys(choice) as SettingName[]).find((name) => settings[name].locked);
    if (locked !== undefined) return { ok: false, why: 'locked', field: locked, from: settings[locked].from };
    const { given, problems } = readSettings('chosen', this.#files.chosen);
    // What is there would be lost, and with it what this PC is.
    if (problems.some(({ code }) => code === 'unreadable')) throw new Error(`${this.#files.chosen} cannot be read.`);
    saveJson(this.#files.chosen, { ...given.values, ...choice });
    return { ok: true };
  }
}

/** One sentence for the log of this PC. */
export function sentenceOf({ code, from, field }: SettingProblem): string {
  switch (code) {
    case 'unreadable':
      return `${from} cannot be read.`;
    case 'notJson':
      return `${from} is no JSON. Nothing in it counts.`;
    case 'notObject':
      return `${from} needs an object: { "role": "desk" }. Nothing in it counts.`;
    case 'tooBig':
      return `${from} is too big to be settings. Nothing in it counts.`;
    case 'unknownField':
      return `${from}: there is no setting "${field}".`;
    case 'badValue':
      return `${from}: the value of "${field}" does not fit and does not count.`;
    default:
      return code satisfies never;
  }
}
