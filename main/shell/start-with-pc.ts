import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Setting } from '#contract/shell-settings.ts';
import { autostartOf } from './autostart.ts';
import type { Desktop } from './ports.ts';

export interface StartWithPcParts {
  desktop: Pick<Desktop, 'program' | 'setLoginItem'>;
  platform: string;
  env: Record<string, string | undefined>;
  home: string;
  note(what: string, facts: Record<string, string>): void;
}

/**
 * Makes the app start with the computer, or not any more, as the settings say; what nobody decided is left as the system has it.
 * An app that is not installed has no program that could be started again.
 */
export function startWithPc({ desktop, note, ...parts }: StartWithPcParts, { value, source }: Setting<boolean>): void {
  const program = desktop.program();
  if (program === null || source === 'default') return;
  const todo = autostartOf({ ...parts, isOn: value, program });
  try {
    if (todo.by === 'loginItem') desktop.setLoginItem(todo.item);
    else if (todo.content === null) rmSync(todo.file, { force: true });
    else keep(todo.file, todo.content);
  } catch (error) {
    note('starting with the computer could not be set', { error: String(error) });
  }
}

function keep(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
