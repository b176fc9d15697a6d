import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Setting } from '#contract/shell-settings.ts';
import { type Autostart, autostartOf, isStale } from './autostart.ts';
import type { Desktop } from './ports.ts';

export interface StartWithPcParts {
  desktop: Pick<Desktop, 'program' | 'setLoginItem'>;
  platform: string;
  env: Record<string, string | undefined>;
  home: string;
  note(what: string, facts: Record<string, string>): void;
}

/**
 * Makes the app start with the computer, or not any more, as the settings say; what nobody decided is left as the system has it. What the
 * organisation or this command line says is so at each start. What a person chose is done once: from then on whoever switches it off or on in
 * the system's own list, or removes the entry, has said so later. An app that is not installed has no program that could be started again.
 * @param isNew the choice was made just now
 */
export function startWithPc(
  { desktop, note, ...parts }: StartWithPcParts,
  setting: Setting<boolean>,
  isNew: boolean,
): void {
  const program = desktop.program();
  if (program === null || setting.source === 'default') return;
  const todo = autostartOf({ ...parts, isOn: setting.value, program });
  const isPersons = setting.source === 'chosen' && !isNew;
  try {
    if (todo.by === 'file') isPersons ? renew(todo) : settle(todo);
    else if (!isPersons) desktop.setLoginItem(todo.item);
  } catch (error) {
    note('starting with the computer could not be set', { error: String(error) });
  }
}

type Entry = Autostart & { by: 'file' };

function settle({ file, content }: Entry): void {
  if (content === null) rmSync(file, { force: true });
  else if (read(file) !== content) keep(file, content);
}

/** An entry that still starts the app follows it to where its program is by now. */
function renew({ file, content }: Entry): void {
  const there = read(file);
  if (content !== null && there !== null && isStale(there, content)) keep(file, content);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function keep(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
