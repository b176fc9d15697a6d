// What Electron 9.4.1 lacks of what the app is written for (Electron 45): loaded before the app, by tests only.
// Each part supplies exactly one missing call with the meaning it has today; nothing else is changed.
const Module = module.constructor;
const electron = require('electron');

const { app, ipcMain, protocol } = electron;

/** What a second launch sends along. Its command line arrives in another order: options first, then what is none. */
const on = app.on.bind(app);
app.on = (name, told) => on(name, name === 'second-instance' ? (...said) => told(...secondOf(...said)) : told);

function secondOf(event, [program, ...args], folder) {
  const isOption = (arg) => arg.startsWith('--');
  const sorted = [program, ...args.filter(isOption), ...args.filter((arg) => !isOption(arg))];
  return [event, sorted, folder, { args }];
}

/**
 * A window that `setWindowOpenHandler` forbids new windows, as all of the app are. Refused by `new-window`, each would exist for a
 * moment, and freeze the page while a debugger looks on.
 */
function BrowserWindow({ webPreferences, ...options }) {
  const preferences = { ...webPreferences, nativeWindowOpen: true, disablePopups: true, ...inFrames };
  return new electron.BrowserWindow({ ...options, webPreferences: preferences });
}
/** Nothing that the app ever asks for: so that a frame has something to send with, and it is seen what becomes of that. */
const inFrames = process.argv.includes('--preload-in-frames') ? { nodeIntegrationInSubFrames: true } : {};
/** Node 12 does not know the prefix, nor this module. */
const load = Module._load;
Module._load = (request, parent, ...rest) => {
  const name = request.replace(/^node:/, '');
  if (name === 'electron' && parent !== module) return forApp;
  return name === 'fs/promises' ? { ...fs.promises, readdir } : load(name, parent, ...rest);
};

const fs = require('node:fs');

/** Asked for what is a file, too, Electron 9 finds nothing in its archive. */
async function readdir(folder, options = {}) {
  const names = await fs.promises.readdir(folder);
  if (!options.withFileTypes) return names;
  const { UV_DIRENT_DIR, UV_DIRENT_FILE } = fs.constants;
  const isFolder = (name) => fs.statSync(join(folder, name)).isDirectory();
  return names.map((name) => new fs.Dirent(name, isFolder(name) ? UV_DIRENT_DIR : UV_DIRENT_FILE));
}

const { fork } = require('node:child_process');
const { join } = require('node:path');

/** Node itself does not look into Electron's archive: what it reads stands beside it in the packages of the tests. */
const besideArchive = (path) => path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

/** A process with the product's Node, which is as new as the one in today's Electron, and is spoken to in the same words. */
const utilityProcess = {
  fork(path, args, { env }) {
    const execArgv = ['--require', besideArchive(join(__dirname, 'parent-port.cjs'))];
    const stdio = ['ignore', 'inherit', 'pipe', 'ipc'];
    const child = fork(besideArchive(path), args, { execPath: process.env.NS_NODE, execArgv, stdio, env });
    child.postMessage = (message) => child.connected && child.send(message);
    return child;
  },
};
const own = { BrowserWindow, utilityProcess };
const forApp = new Proxy(electron, { get: (all, name) => own[name] || all[name] });

/** Node 12 has neither. */
const { performance } = require('node:perf_hooks');
global.performance = performance;
URL.canParse = (text, base) => {
  try {
    return Boolean(new URL(text, base));
  } catch {
    return false;
  }
};
global.Response = class {
  constructor(body, { status = 200, headers = {} } = {}) {
    Object.assign(this, { body, status, headers });
  }
};
require('node:util').parseArgs = ({ args, options }) => ({ values: valuesOf(args, options), positionals: [] });

function valuesOf(args, options) {
  const values = {};
  args.forEach((arg, i) => {
    const [, name, given] = /^--([^=]+)(?:=(.*))?$/.exec(arg) || [];
    const option = options[name];
    if (!option) return;
    const text = given === undefined ? args[i + 1] : given;
    const value = option.type === 'boolean' ? true : text;
    values[name] = option.multiple ? [...(values[name] || []), value] : value;
  });
  return values;
}

/** `protocol.handle`, by the call that it replaced. */
function withHandle(target) {
  target.handle = (scheme, answer) =>
    target.registerBufferProtocol(scheme, (request, callback) => {
      answer({ url: request.url }).then(
        ({ body, status, headers }) => {
          const { 'content-type': mimeType = 'text/plain', ...others } = headers;
          callback({
            statusCode: status,
            headers: { 'content-type': mimeType, ...others },
            mimeType,
            data: Buffer.from(body),
          });
        },
        () => callback({ error: -2 }),
      );
    });
}
withHandle(protocol);
app.on('session-created', (made) => {
  withHandle(made.protocol);
  made.setDevicePermissionHandler = () => {};
});

app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler = () => contents.on('new-window', (event) => event.preventDefault());
  contents.forcefullyCrashRenderer = () => process.kill(contents.getOSProcessId(), 'SIGKILL');
  const mainFrame = {
    get url() {
      return contents.getURL();
    },
  };
  Object.defineProperty(contents, 'mainFrame', { value: mainFrame });
  const frames = new Map();
  contents.on('did-frame-navigate', (_event, url, _code, _words, isMainFrame, _process, id) =>
    frames.set(id, isMainFrame ? mainFrame : { url }),
  );
  framesOf.set(contents, frames);
  for (const name of ['will-navigate', 'will-redirect']) {
    contents.on(name, (event, url) => {
      event.url = url;
    });
  }
});

/** Each frame by the number that its messages bear. */
const framesOf = new WeakMap();
const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, answer) =>
  handle(channel, (event, ...args) => {
    const { sender, frameId } = event;
    Object.defineProperty(event, 'senderFrame', { value: framesOf.get(sender).get(frameId) || null });
    return answer(event, ...args);
  });
