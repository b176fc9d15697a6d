import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { BridgeTold } from '#contract/bridge.ts';
import type { Bounds, DesktopWindow, WindowEvents, WindowOptions } from '#shell/ports.ts';
import { isSame } from '#shell/windows/monitors.ts';
import { Pulse } from '#shell/windows/pulse.ts';

const PRELOAD = join(import.meta.dirname, 'preload.cjs');
const TELL = 'tell';
const PULSE = 'pulse';

/** One window of Electron behind the port, which tells these events what happens to it. */
export function electronWindow(options: WindowOptions, events: WindowEvents): DesktopWindow {
  const window = new BrowserWindow(browserOptions(options));
  wire(window, events);
  if (options.kind.isPublic) feel(window, events);
  return new ElectronWindow(window, options);
}

class ElectronWindow implements DesktopWindow {
  readonly id: number;
  readonly #window: BrowserWindow;
  readonly #covers: boolean;
  readonly #kiosk: boolean;

  constructor(window: BrowserWindow, { kind }: WindowOptions) {
    this.id = window.webContents.id;
    this.#window = window;
    this.#covers = kind.covers;
    this.#kiosk = kind.kiosk;
  }

  load(url: string): void {
    if (this.#window.isDestroyed()) return;
    // What goes wrong is told by the events.
    this.#window.loadURL(url).catch(() => {});
  }

  place(bounds: Bounds): void {
    if (this.#covers && this.#window.isFullScreen() && isSame(this.#window.getBounds(), bounds)) return;
    if (this.#covers) this.#window.setFullScreen(false);
    this.#window.setBounds(bounds);
    if (this.#covers) this.#window.setFullScreen(true);
    if (this.#kiosk) this.#window.setKiosk(true);
  }

  hide(): void {
    // A page that may be slowed down knows that it is hidden; its timers run on by a switch above.
    this.#window.webContents.setBackgroundThrottling(true);
    if (this.#covers) this.#window.setFullScreen(false);
    this.#window.hide();
  }

  show(): void {
    this.#appear();
    this.#window.show();
  }

  reveal(): void {
    this.#appear();
    this.#window.showInactive();
  }

  callAttention(): void {
    this.#window.flashFrame(true);
    this.#window.once('focus', () => this.#window.flashFrame(false));
  }

  isFocused(): boolean {
    return this.#window.isFocused();
  }

  tell(what: BridgeTold): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.send(TELL, what);
  }

  #appear(): void {
    this.#window.webContents.setBackgroundThrottling(false);
    if (this.#window.isMinimized()) this.#window.restore();
  }

  crash(): void {
    this.#window.webContents.forcefullyCrashRenderer();
  }

  destroy(): void {
    this.#window.destroy();
  }
}

function browserOptions({ kind, partition, title, bounds }: WindowOptions): Electron.BrowserWindowConstructorOptions {
  return {
    ...bounds,
    title,
    show: false,
    frame: !(kind.covers || kind.isBar),
    resizable: !kind.isBar,
    kiosk: kind.kiosk,
    fullscreen: kind.covers,
    alwaysOnTop: kind.kiosk || kind.isBar,
    autoHideMenuBar: true,
    backgroundColor: kind.background,
    webPreferences: {
      preload: PRELOAD,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: kind.kiosk,
      backgroundThrottling: false,
    },
  };
}

function wire(window: BrowserWindow, events: WindowEvents): void {
  const { webContents: contents } = window;
  // Chromium still clears away what ended: whoever loads another page meanwhile brings the whole app down.
  const afterwards = (tell: () => void) => void setImmediate(() => window.isDestroyed() || tell());
  window.on('close', (event) => {
    if (!events.mayClose()) event.preventDefault();
  });
  window.on('closed', () => events.closed());
  window.on('page-title-updated', (event) => event.preventDefault());
  contents.on('content-bounds-updated', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (!events.mayPress(input)) event.preventDefault();
  });
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
    events.loaded(contents.getURL());
  });
  contents.on('did-fail-load', (_event, _code, _words, url, isMainFrame) => {
    if (isMainFrame) afterwards(() => events.failed(url));
  });
  contents.on('render-process-gone', (_event, { reason }) => afterwards(() => events.gone(reason)));
  window.on('unresponsive', () => events.hung());
  window.on('responsive', () => events.woke());
}

/** Nobody presses anything in a screen that only hangs there, and only then does Chromium notice that its page does, too. */
function feel(window: BrowserWindow, events: WindowEvents): void {
  const { webContents: contents } = window;
  const after = (delay: number, then: () => void) => {
    const timer = setTimeout(then, delay);
    return () => clearTimeout(timer);
  };
  const ask = () => contents.send(PULSE);
  const pulse = new Pulse({ after, ask, hung: () => events.hung(), woke: () => events.woke() });
  contents.on('ipc-message', (_event, channel) => {
    if (channel === PULSE) pulse.heard();
  });
  contents.on('render-process-gone', () => pulse.stop());
  window.on('closed', () => pulse.stop());
}
