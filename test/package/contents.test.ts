import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesIn, npmRunPackage, type Packed, packageOf, standIn } from './support.ts';

/** What `npm run package` puts into the app's folder, on Linux; Electron itself is played by a program without screens. */

const ROOT = join(import.meta.dirname, '..', '..');
const MOST_BYTES = 6e6;
const FONTS = /\.(ttf|woff2?)$/;
const VOICES = /\.wasm$/;
const NATIVE = /\.node$/;
/** Of the screens, which hold what they need of it, or of people who build. */
const NOT_IN_THE_APP = [
  ...['react', 'react-dom', 'react-i18next', 'i18next', 'zustand', 'lucide-react', 'yargs'],
  ...['electron', 'vite', 'vitest', 'typescript', 'playwright-core', 'electron-builder', '@types/node'],
];

let folder: string;
let unpacked: string;
let archive: string;
let files: Packed[];
beforeAll(async () => {
  if (process.platform !== 'linux') return;
  folder = mkdtempSync(join(tmpdir(), 'now-serving-package-'));
  const electron = standIn(join(folder, 'electron'));
  await npmRunPackage(['--dir', `-c.electronDist=${electron}`, `-c.directories.output=${folder}`]);
  unpacked = join(folder, 'linux-unpacked');
  archive = join(unpacked, 'resources', 'app.asar');
  files = filesIn(archive);
}, 240_000);
afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

describe.skipIf(process.platform !== 'linux')('the packaged app', () => {
  const paths = () => files.map(({ path }) => path);
  const own = () => paths().filter((path) => packageOf(path) === undefined);

  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'now-serving'));
    const isOn = (fuse: FuseV1Options) => wire[fuse] === '1'.charCodeAt(0);
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      integrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyArchive: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      ownSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    }).toEqual({
      ...{ runAsNode: false, nodeOptions: false, inspect: false, filePrivileges: false },
      ...{ cookieEncryption: true, integrity: true, onlyArchive: true, ownSnapshot: false },
    });
  });

  test('holds what it loads: itself, hub and station with their threads, screens, presets, words of the voice', () => {
    const main = JSON.parse(extractFile(archive, 'package.json').toString()).main;
    const threads = ['check-worker', 'checkpoint-thread', 'flite-thread'].map(
      (name) => `out/shell/children/${name}.mjs`,
    );
    const pages = ['admin', 'desk', 'display', 'kiosk', 'local', 'setup'].map((name) => `out/screens/${name}.html`);
    const children = ['out/shell/children/hub.mjs', 'out/shell/children/station.mjs', ...threads];
    const data = [
      'resources/presets/townHall.json',
      'resources/ticket-template.json',
      ...['tray.png', 'tray@2x.png', 'trayTemplate.png', 'trayTemplate@2x.png'].map(
        (name) => `resources/icons/${name}`,
      ),
      'hardware/speech/languages/fr.json',
    ];
    expect(paths()).toEqual(expect.arrayContaining([main, 'out/shell/preload.cjs', ...children, ...pages, ...data]));
  });

  test('holds nothing else of ours: no source, no test, no map, no script', () => {
    const wanted =
      /^(package\.json|out\/(shell|screens)\/.*|resources\/((presets\/)?[\w-]+\.json|icons\/tray\w*(@2x)?\.png)|hardware\/speech\/languages\/\w+\.json)$/;
    expect(own().filter((path) => !wanted.test(path))).toEqual([]);
    expect(paths().filter((path) => /(\.map|\.tsx?|\.sources)$|\/(test|tests)\//.test(path))).toEqual([]);
  });

  test('holds nothing that installs or builds: an office that starts must not take its own program apart', () => {
    const code = own().filter((path) => /^out\/shell\/.*\.[cm]js$/.test(path));
    expect(code).toContain('out/shell/children/hub.mjs');
    expect(code.filter((path) => extractFile(archive, path).includes('--ignore-scripts'))).toEqual([]);
  });

  test('holds every package that hub and station load, and what those load', () => {
    const held = new Set(paths().map(packageOf));
    const missing = neededPackages().filter((name) => !held.has(name));
    expect(missing).toEqual([]);
    expect(NOT_IN_THE_APP.filter((name) => held.has(name))).toEqual([]);
  });

  test('holds one native file of each package that has any, each for this platform and beside the archive', () => {
    const native = files.filter(({ path }) => NATIVE.test(path));
    const owners = native.map(({ path }) => packageOf(path) ?? '');
    expect(new Set(owners).size).toBe(owners.length);
    expect(owners).toEqual(
      expect.arrayContaining([
        'better-sqlite3',
        '@serialport/bindings-cpp',
        `@napi-rs/canvas-linux-${process.arch}-gnu`,
      ]),
    );
    for (const { path } of native) {
      expect(path).toMatch(new RegExp(`linux[-_]${process.arch}`));
      expect(existsSync(join(`${archive}.unpacked`, path))).toBe(true);
    }
    expect(files.filter(({ isBeside }) => isBeside)).toEqual(native);
  });

  test('is small beside Electron, native parts, voices and fonts', () => {
    const isOwn = ({ path }: Packed) => ![FONTS, VOICES, NATIVE].some((kind) => kind.test(path));
    const bytes = files.filter(isOwn).reduce((sum, file) => sum + file.bytes, 0);
    console.log(`our own code and screens with all the packages they load: ${(bytes / 1e6).toFixed(2)} MB`);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  test('brings the licences of all its parts', () => {
    const text = readFileSync(join(unpacked, 'resources', 'THIRD-PARTY.txt'), 'utf8');
    const named = new Set([...text.matchAll(/^(\S+) \S+ \([^)]*\)$/gm)].map(([, name]) => name));
    const shipped = new Set(
      paths()
        .map(packageOf)
        .filter((name) => name !== undefined),
    );
    expect([...shipped, 'react', 'lucide-react'].filter((name) => !named.has(name))).toEqual([]);
    expect(readFileSync(join(unpacked, 'resources', 'LICENSE.txt'), 'utf8')).toContain('MIT');
  });
});

interface Wanted {
  name: string;
  from: string;
}

/** Types, headers, and what only a package's own command line needs: with all that they need in turn. */
const NEVER_LOADED = /^(@types\/.*|undici-types|node-addon-api|yargs)$/;

/** Packages that the built hub and station name, and all that these need in turn. */
function neededPackages(): string[] {
  const children = globSync('out/shell/children/*.mjs', { cwd: ROOT });
  const code = children.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const isNamed = (name: string) =>
    code.includes(`"${name}"`) || code.includes(`"${name}/`) || name.startsWith('@expo-');
  const found = new Map<string, string>();
  const open: Wanted[] = Object.keys(dependencies)
    .filter(isNamed)
    .map((name) => ({ name, from: ROOT }));
  for (let next = open.pop(); next; next = open.pop()) {
    const home = homeOf(next);
    if (home === undefined || found.has(home) || NEVER_LOADED.test(next.name)) continue;
    found.set(home, next.name);
    const about = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    for (const name of Object.keys({ ...about.dependencies, ...about.optionalDependencies }))
      open.push({ name, from: home });
  }
  return [...new Set(found.values())];
}

/** Where a package stands for whoever is in `from`; undefined: on this platform there is none. */
function homeOf({ name, from }: Wanted): string | undefined {
  const places = createRequire(join(from, 'index.js')).resolve.paths(name) ?? [];
  return places.map((place) => join(place, name)).find((place) => existsSync(join(place, 'package.json')));
}
