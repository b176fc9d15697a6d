import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { LocalPage, WindowRole } from '#contract/windows.ts';
import { LOCAL_HOST, LOCAL_SCHEME, SANDBOX } from './guard.ts';
import type { LocalFile } from './ports.ts';

/** The app's own pages: what stands on the screen while there is no page of the hub's. */

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** Of all that is built, the app shows these pages and what they name. */
const PAGE = '/local.html';
const SETUP = '/setup.html';
const ASSETS = '/assets/';

/** Nothing inline, nothing from elsewhere, no connection to anybody, framed by nobody. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  SANDBOX,
].join('; ');
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
const NOT_FOUND: LocalFile = { status: 404, headers: HEADERS, body: new Uint8Array() };

/** Address of one of them. `facts`: what it has to tell, by name; shown to staff only. */
export function localUrl(page: LocalPage, role: WindowRole, facts: Record<string, string>): string {
  return `${LOCAL_SCHEME}://${LOCAL_HOST}${PAGE}?${new URLSearchParams({ page, role, ...facts })}`;
}

/** Address of the page of the first launch. */
export const setupUrl = (): string => `${LOCAL_SCHEME}://${LOCAL_HOST}${SETUP}`;

/**
 * Answers for `app://` addresses from the folder of built screens. The folder is listed, and only what stands on the list is
 * ever opened: no path that a page sends reaches the disk.
 */
export function localPages(folder: string): (url: string) => Promise<LocalFile> {
  let files: Promise<Map<string, string>> | undefined;
  return async (url) => {
    files ??= filesIn(folder);
    const file = (await files).get(pathOf(url));
    if (file === undefined) return NOT_FOUND;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    return { status: 200, headers: { ...HEADERS, 'content-type': type }, body: await readFile(file) };
  };
}

function pathOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host === LOCAL_HOST ? pathname : '';
}

async function filesIn(folder: string): Promise<Map<string, string>> {
  const assets = await readdir(join(folder, ASSETS), { withFileTypes: true }).catch(() => []);
  const paths = assets.filter((entry) => entry.isFile()).map((entry) => join(folder, ASSETS, entry.name));
  const all = [join(folder, PAGE), join(folder, SETUP), ...paths];
  return new Map(all.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]));
}
