// Which parts of the set-up are out of date. Plain JavaScript without dependencies (see bundled-node.mjs).
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

/**
 * Whether what npm says it installed is what the lockfile asks for.
 * Optional packages may be absent: most of them are for other platforms.
 *
 * @param {Lockfile} wanted `package-lock.json`
 * @param {Lockfile} installed `node_modules/.package-lock.json`, which npm writes when it has finished
 * @returns {boolean}
 */
export function sameDependencies(wanted, installed) {
  const paths = Object.keys(wanted.packages).filter((path) => path !== '');
  const isRight = (/** @type {string} */ path) => {
    const want = wanted.packages[path];
    const have = installed.packages[path];
    return have ? have.integrity === want?.integrity && have.version === want?.version : want?.optional === true;
  };
  return paths.every(isRight) && Object.keys(installed.packages).every((path) => path in wanted.packages);
}

/**
 * Whether `npm ci` is needed.
 *
 * @param {string} root folder of the product
 * @returns {boolean}
 */
export function dependenciesAreStale(root) {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return true;
  return !sameDependencies(readJson(join(root, 'package-lock.json')), readJson(marker));
}

/**
 * One hash over the names and contents of files and whole folders; what does not exist counts as empty.
 *
 * @param {string} root folder that names are relative to
 * @param {readonly string[]} paths files and folders below it
 * @returns {string} SHA-256 in hex
 */
export function contentHash(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(root, path)))) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Whether a stamp file holds this hash.
 *
 * @param {string} stampFile
 * @param {string} hash
 * @returns {boolean}
 */
export function isStamped(stampFile, hash) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** @param {string} file @returns {Lockfile} */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
