import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';

/** Where the build puts the screens; NS_SCREENS names another place. */
export const SCREENS = process.env.NS_SCREENS ?? join(import.meta.dirname, '..', '..', '..', 'out', 'screens');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
};
/** The strict policy that screens must live with: nothing inline, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self' ws:; base-uri 'none'; form-action 'none'";

/** Serves the built screens: `/kiosk` is `kiosk.html`. Browsers keep what has a hash in its name, as they do with the hub's. */
export function screenFiles() {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = normalize(new URL(request.url ?? '/', 'http://hub').pathname);
    const name = extname(path) === '' ? `${path}.html` : path;
    try {
      const body = await readFile(join(SCREENS, name));
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      const caching = name.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY, 'cache-control': caching });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  };
}

export const requestBody = (request: IncomingMessage): Promise<string> => text(request);

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
