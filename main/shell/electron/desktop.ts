import { join } from 'node:path';
import {
  app,
  dialog,
  ipcMain,
  Menu,
  protocol,
  type Session,
  screen,
  session,
  utilityProcess,
  type WebContents,
} from 'electron';
import { LOCAL_SCHEME, sandboxed } from '#shell/guard.ts';
import { APP_ID, openOwnFolder } from '#shell/own-folder.ts';
import type {
  Asker,
  Bounds,
  ChildEntry,
  Desktop,
  DesktopWindow,
  LocalFile,
  Monitor,
  WindowEvents,
  WindowOptions,
} from '#shell/ports.ts';
import { argsTold } from '#shell/second-launch.ts';
import { childOf } from '#shell/supervise/forked.ts';
import type { Child } from '#shell/supervise/ports.ts';
import { ElectronSystem } from './system.ts';
import { electronWindow } from './window.ts';

/**
 * Electron behind the shell's port: this folder is all of the main process that imports it. It
 * decides nothing by itself.
 */

const CHILDREN = join(import.meta.dirname, 'children');
const ASK = 'ask';
const CSS_ORIGIN = { standard: true, secure: true, supportFetchAPI: true };

/** On a Mac copying and pasting by key belong to the menu; the first entry is the app's own. */
const MAC_MENU: Electron.MenuItemConstructorOptions[] = [{ label: 'Now Serving', submenu: [] }, { role: 'editMenu' }];

/**
 * Electron as a desktop. To be called once, before Electron is ready.
 * @param folder for its own things; null: the usual one
 * @throws OwnFolderError where that cannot be written
 */
export function electronDesktop(folder: string | null): Desktop {
  openOwnFolder(folder ?? app.getPath('userData'));
  if (folder !== null) app.setPath('userData', folder);
  return new ElectronDesktop();
}

class ElectronDesktop extends ElectronSystem implements Desktop {
  /** By `WebContents.id`: whoever is not in here may do nothing at all. */
  readonly #events = new Map<number, WindowEvents>();
  #find: ((url: string) => Promise<LocalFile>) | undefined;
  readonly #served = new WeakSet<Session>();
  #heard: (line: string) => void = () => {};

  constructor() {
    super();
    if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
    protocol.registerSchemesAsPrivileged([{ scheme: LOCAL_SCHEME, privileges: CSS_ORIGIN }]);
    // No accelerators, thus no zoom, reload, printing or developer tools by key.
    Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(MAC_MENU) : null);
    // Else a keyring that is locked, as after signing in by itself, asks for its password in front of a kiosk. There are no cookies of worth.
    if (process.platform === 'linux') app.commandLine.appendSwitch('password-store', 'basic');
    app.commandLine.appendSwitch('disable-pinch');
    app.commandLine.appendSwitch('overscroll-history-navigation', '0');
    // A wall display behind another window must not freeze.
    app.commandLine.appendSwitch('disable-renderer-backgrounding');
    app.commandLine.appendSwitch('disable-background-timer-throttling');
    app.commandLine.appendSwitch('disable-features', 'CalculateNativeWinOcclusion');
    app.on('web-contents-created', (_event, contents) => this.#lock(contents));
    // Whether the app ends with its last window is the shell's decision.
    app.on('window-all-closed', () => {});
  }

  claim(args: string[]): boolean {
    return app.requestSingleInstanceLock({ args });
  }

  async whenReady(): Promise<void> {
    await app.whenReady();
  }

  folder(): string {
    return app.getPath('userData');
  }

  fork(entry: ChildEntry, order: object): Child {
    const path = join(CHILDREN, `${entry}.mjs`);
    const child = utilityProcess.fork(path, [JSON.stringify(order)], {
      serviceName: `now-serving-${entry}`,
      // What Node made of their sources is found again at the next start.
      env: { NODE_COMPILE_CACHE: join(this.folder(), 'compiled'), ...process.env },
      // What a person is to read, one-time addresses above all, stands in no log.
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    return childOf(child, (line) => this.#heard(line));
  }

  languages(): string[] {
    return [app.getLocale()];
  }

  monitors(): Monitor[] {
    const { id: primary } = screen.getPrimaryDisplay();
    return screen
      .getAllDisplays()
      .map(({ id, label, bounds }) => ({ id, label: label ?? '', bounds, isPrimary: id === primary }));
  }

  workArea(): Bounds {
    return screen.getPrimaryDisplay().workArea;
  }

  onMonitorsChanged(told: () => void): void {
    screen.on('display-added', told);
    screen.on('display-removed', told);
    screen.on('display-metrics-changed', told);
  }

  onSecondLaunch(told: (args: string[]) => void): void {
    app.on('second-instance', (_event, _argv, _folder, said) => told(argsTold(said)));
    // A Mac does not launch an app a second time: it says that somebody wants to see it.
    app.on('activate', (_event, hasVisibleWindows) => hasVisibleWindows || told([]));
  }

  onAsk(answer: (asker: Asker, asked: unknown) => Promise<unknown>): void {
    ipcMain.handle(ASK, (event, asked: unknown) => {
      const { senderFrame, sender } = event;
      const isMainFrame = senderFrame !== null && senderFrame === sender.mainFrame;
      return answer({ windowId: sender.id, url: senderFrame?.url ?? '', isMainFrame }, asked);
    });
  }

  serveLocal(find: (url: string) => Promise<LocalFile>): void {
    this.#find = find;
  }

  openWindow(options: WindowOptions, events: WindowEvents): DesktopWindow {
    this.#harden(session.fromPartition(options.partition));
    const closed = () => {
      this.#events.delete(window.id);
      events.closed();
    };
    const window: DesktopWindow = electronWindow(options, { ...events, closed });
    this.#events.set(window.id, events);
    return window;
  }

  onLine(told: (line: string) => void): void {
    this.#heard = told;
  }

  async choose({ message, detail, buttons, quiet }: Parameters<Desktop['choose']>[0]): Promise<number> {
    const options = { type: 'question' as const, message, detail, buttons, defaultId: quiet, cancelId: quiet };
    return (await dialog.showMessageBox(options)).response;
  }

  onQuitAsked(told: () => void): void {
    app.on('before-quit', (event) => {
      event.preventDefault();
      told();
    });
    this.onShutdown(told);
  }

  quit(): void {
    app.exit(0);
  }

  /** What any page of any origin can never do, and what only its window's events can allow. */
  #lock(contents: WebContents): void {
    const stay = (event: { preventDefault(): void; url: string }) => {
      if (!this.#events.get(contents.id)?.mayGo(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // Whether a page goes is not its own to say: staff leave a kiosk, and screens follow their hub.
    contents.on('will-prevent-unload', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  }

  #harden(target: Session): void {
    if (this.#served.has(target)) return;
    this.#served.add(target);
    target.setPermissionRequestHandler((contents, permission, callback, { requestingUrl }) =>
      callback(this.#events.get(contents.id)?.mayUse(permission, requestingUrl) ?? false),
    );
    target.setPermissionCheckHandler((contents, permission, origin) =>
      contents === null ? false : (this.#events.get(contents.id)?.mayUse(permission, origin) ?? false),
    );
    target.setDevicePermissionHandler(() => false);
    target.on('will-download', (event, _item, contents) => {
      if (!this.#events.get(contents.id)?.mayDownload()) event.preventDefault();
    });
    target.webRequest.onHeadersReceived(({ resourceType, responseHeaders = {} }, callback) => {
      const isPage = resourceType === 'mainFrame' || resourceType === 'subFrame';
      callback(isPage ? { responseHeaders: sandboxed(responseHeaders) } : {});
    });
    target.protocol.handle(LOCAL_SCHEME, async ({ url }) => {
      const { body, ...answer } = (await this.#find?.(url)) ?? { status: 404, headers: {}, body: new Uint8Array() };
      return new Response(Buffer.from(body), answer);
    });
  }
}
