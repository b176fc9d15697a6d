import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Role } from '#contract/settings.ts';
import { ROLES } from '#contract/settings.ts';
import { sendText } from './respond.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.txt': 'text/plain; charset=utf-8',
};
const A_YEAR = 'public, max-age=31536000, immutable';

/** Not built yet: said to whoever opens a screen, in the two languages that every screen speaks. */
const NOT_BUILT =
  'The screens are not built yet: run "npm run build".\nLes écrans ne sont pas encore construits : lancez « npm run build ».\n';

/**
 * The built screens. The list of files is read from the folder, and only what stands on it is ever opened: no path that
 * somebody sends reaches the disk.
 */
export class Screens {
  readonly #folder: string;
  #files = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Looks at the folder; without one every screen says that it must be built. */
  async start(): Promise<void> {
    const found = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    this.#files = new Map(files.map((file) => [`/${relative(this.#folder, file).split(sep).join('/')}`, file]));
  }

  /** Serves a screen or one of its assets; false when there is no such thing. */
  async serve(path: string, response: ServerResponse): Promise<boolean> {
    const role = ROLES.find((name) => path === `/${name}`);
    if (role) return this.#servePage(role, response);
    const file = path.startsWith('/assets/') ? this.#files.get(path) : undefined;
    if (file === undefined) return false;
    await send(response, file, A_YEAR);
    return true;
  }

  async #servePage(role: Role, response: ServerResponse): Promise<boolean> {
    // A page names its assets, so this is the moment to notice that the screens were built anew.
    await this.start();
    const file = this.#files.get(`/${role}.html`);
    if (file === undefined) sendText(response, 503, 'text/plain; charset=utf-8', NOT_BUILT);
    else await send(response, file, 'no-store');
    return true;
  }
}

async function send(response: ServerResponse, file: string, caching: string): Promise<void> {
  const { size } = await stat(file);
  response.setHeader('cache-control', caching);
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
  });
  if (response.req.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response);
}
