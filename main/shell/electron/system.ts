import { join } from 'node:path';
import {
  app,
  dialog,
  globalShortcut,
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  Notification,
  nativeImage,
  powerMonitor,
  powerSaveBlocker,
  Tray,
} from 'electron';
import { isAsAsked, type LoginItem } from '#shell/autostart.ts';
import type { Desktop, HelperGone, Notice, TrayLine } from '#shell/ports.ts';

/** What Electron does with the system around the windows, behind the shell's port. */

const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');

type System = Pick<
  Desktop,
  | 'keepAwake'
  | 'onWoke'
  | 'onSessionEnd'
  | 'onHelperGone'
  | 'setShortcuts'
  | 'notify'
  | 'showTray'
  | 'program'
  | 'setLoginItem'
>;

/** The part of the desktop that is no window. */
export class ElectronSystem implements System {
  /** Held, for the system forgets those that nobody holds. */
  #tray: Tray | undefined;
  #notice: Notification | undefined;

  keepAwake(what: 'display' | 'app'): () => void {
    const id = powerSaveBlocker.start(what === 'display' ? 'prevent-display-sleep' : 'prevent-app-suspension');
    return () => powerSaveBlocker.stop(id);
  }

  onWoke(told: () => void): void {
    powerMonitor.on('resume', told);
    powerMonitor.on('unlock-screen', told);
    powerMonitor.on('user-did-become-active', told);
  }

  /** Linux, macOS: a shutdown waits for this app, as long as the system lets it. */
  protected onShutdown(told: () => void): void {
    const system: NodeJS.EventEmitter = powerMonitor;
    system.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault();
      told();
    });
  }

  onHelperGone(told: (gone: HelperGone) => void): void {
    app.on('child-process-gone', (_event, { type, name = '', reason, exitCode: code }) => {
      if (reason !== 'clean-exit') told({ type, name, reason, code });
    });
  }

  onSessionEnd(told: () => void): void {
    // Not at `query-session-end`: another program may still keep the session, and the office would be gone.
    app.on('browser-window-created', (_event, window) => void window.on('session-end', told));
  }

  setShortcuts(keys: ReadonlyMap<string, () => void>): string[] {
    globalShortcut.unregisterAll();
    return [...keys].filter(([key, pressed]) => !isGiven(key, pressed)).map(([key]) => key);
  }

  notify({ title, body, clicked }: Notice): void {
    if (!Notification.isSupported()) return;
    this.#notice?.close();
    this.#notice = new Notification({ title, body });
    this.#notice.on('click', clicked);
    this.#notice.show();
  }

  showTray(tip: string, lines: TrayLine[]): void {
    this.#tray ??= new Tray(trayPicture());
    this.#tray.setToolTip(tip);
    this.#tray.setContextMenu(Menu.buildFromTemplate(lines.map(menuItem)));
  }

  program(): string | null {
    return app.isPackaged ? app.getPath('exe') : null;
  }

  setLoginItem(item: LoginItem): void {
    const { path, args } = item;
    if (!isAsAsked(process.platform, item, app.getLoginItemSettings({ path, args }))) app.setLoginItemSettings(item);
  }
}

/** The app cannot work at all: says so and ends, for an app without windows would only keep the next one from starting. */
export function giveUp(what: string, why: string): void {
  process.stderr.write(`${what}: ${why}\n`);
  // Before that Linux shows nothing.
  void app.whenReady().then(() => {
    dialog.showErrorBox(what, why);
    app.exit(1);
  });
}

function isGiven(key: string, pressed: () => void): boolean {
  try {
    return globalShortcut.register(key, pressed);
  } catch {
    // A key that this system does not know.
    return false;
  }
}

/** macOS colours it by itself when it is called a template. */
function trayPicture(): NativeImage {
  const name = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
  return nativeImage.createFromPath(join(RESOURCES, 'icons', name));
}

function menuItem(line: TrayLine): MenuItemConstructorOptions {
  switch (line.is) {
    case 'line':
      return { type: 'separator' };
    case 'text':
      return { label: line.label, enabled: false };
    case 'action':
      return { label: line.label, click: line.press };
    default:
      return line satisfies never;
  }
}
