import { posix } from 'node:path';

/** How the app starts with the computer. What is true of each system is written here; who writes files and calls Electron is not. */

export interface AutostartAsked {
  platform: string;
  isOn: boolean;
  /** Path of the program. Of an AppImage the file itself (`$APPIMAGE`): the path inside it is gone after a restart. */
  program: string;
  env: Record<string, string | undefined>;
  /** The person's home folder. */
  home: string;
}

/** What `app.setLoginItemSettings` gets (Windows, macOS). */
export interface LoginItem {
  openAtLogin: boolean;
  path: string;
  args: string[];
}

/** What `app.getLoginItemSettings` says of the same path and arguments; the last one on Windows only. */
export interface LoginItemFound {
  openAtLogin: boolean;
  executableWillLaunchAtLogin?: boolean;
}

export type Autostart =
  | { by: 'loginItem'; item: LoginItem }
  /** `content` null: the file must not be there. */
  | { by: 'file'; file: string; content: string | null };

/** Begun by the system, not by a person: no question is asked and nothing comes to the front. */
const ARGS = ['--autostarted'];
const ENTRY = 'now-serving.desktop';

/** What has to be done on this system, so that the app starts with it or does not any more. */
export function autostartOf(asked: AutostartAsked): Autostart {
  const { platform, isOn, program, env, home } = asked;
  // Windows takes the whole line apart by itself, and Electron writes the path as it is.
  const path = platform === 'win32' ? `"${program}"` : program;
  if (platform !== 'linux') return { by: 'loginItem', item: { openAtLogin: isOn, path, args: ARGS } };
  const config = env.XDG_CONFIG_HOME;
  const folder = config !== undefined && posix.isAbsolute(config) ? config : posix.join(home, '.config');
  const file = posix.join(folder, 'autostart', ENTRY);
  return { by: 'file', file, content: isOn ? entryOf(env.APPIMAGE ?? program) : null };
}

/**
 * Whether the system has it as it was asked for, so that nothing need be told. On Windows `openAtLogin` only says that exactly this line stands in
 * the registry: it stays true when somebody switches the entry off in the Task Manager, and is false of a line that starts the program
 * from where it was before, which has to go, too (`shell/browser/browser_win.cc` of Electron).
 */
export function isAsAsked(platform: string, { openAtLogin }: LoginItem, found: LoginItemFound): boolean {
  if (platform !== 'win32') return found.openAtLogin === openAtLogin;
  return openAtLogin && found.openAtLogin && found.executableWillLaunchAtLogin === true;
}

/** Desktop Entry Specification 1.5 and Desktop Application Autostart Specification 0.5. */
function entryOf(program: string): string {
  // GLib looks for the program before it reads `%%`, and finds none with a percent sign in its path.
  const before = program.includes('%') ? ['env'] : [];
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=Now Serving',
    `Exec=${[...before, program, ...ARGS].map(quoted).join(' ')}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** How desktops note in an entry that it was switched off: by the specification, and as GNOME and MATE do. */
const OFF = /^(Hidden\s*=\s*true|X-[A-Z]+-Autostart-enabled\s*=\s*false)\s*$/im;
const EXEC = /^Exec\s*=.*$/m;

/** Whether an entry that is there starts another program than the one that is wanted; one that was switched off starts none. */
export const isStale = (there: string, wanted: string): boolean =>
  !OFF.test(there) && EXEC.exec(there)?.[0] !== EXEC.exec(wanted)?.[0];

/**
 * An argument of `Exec`: in quotes with `"`, `` ` ``, `$` and `\` escaped and `%` doubled, and then, as every value of such a file,
 * with each backslash doubled once more.
 */
function quoted(argument: string): string {
  if (/^[A-Za-z0-9_./+:@=-]+$/.test(argument)) return argument;
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replace(/%/g, '%%');
  return `"${inQuotes}"`.replace(/\\/g, '\\\\').replace(/\n/g, '\\n');
}
