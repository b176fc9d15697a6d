import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { MEDIA_NAME, PICTURES, PictureRemoval } from '#contract/playlist.ts';
import type { Answer } from '#contract/wire.ts';
import type { Devices } from '#hub/access/devices.ts';
import type { Media } from '#hub/media/media.ts';
import { refuse } from '#hub/refuse.ts';
import { bearerOf } from './bearer.ts';
import { readJson, readUpTo, SMALL_BODY } from './json-body.ts';
import { sendJson, sendRefusal, statusOf } from './respond.ts';
import type { Exchange, Route } from './router.ts';

export interface MediaRoutesParts {
  devices: Devices;
  media: Media;
}

const FOLDER = '/media/';
/** A name never comes to mean another picture. */
const A_YEAR = 'public, max-age=31536000, immutable';
const TYPES: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' };

/** Pictures of displays: anybody in the network may see them, as on the wall; only an admin brings and takes them. */
export function mediaRoutes({ devices, media }: MediaRoutesParts): Route[] {
  const forAdmin = (method: 'GET' | 'POST', path: string, work: (exchange: Exchange) => Promise<Answer<unknown>>) => ({
    method,
    path,
    run: async (exchange: Exchange) => {
      if (isAdmin(exchange, devices)) tell(exchange.response, await work(exchange));
      return true;
    },
  });
  return [
    {
      method: 'GET',
      path: (path) => path.startsWith(FOLDER),
      run: ({ url, response }) => serve(media, url.pathname.slice(FOLDER.length), response),
    },
    forAdmin('GET', '/api/v1/media', async () => ({ ok: true, result: { pictures: await media.all() } })),
    forAdmin('POST', '/api/v1/media', async ({ request }) => {
      const bytes = await readUpTo(request, PICTURES.bytes);
      return bytes === undefined ? refuse('pictureTooBig') : media.keep(bytes);
    }),
    forAdmin('POST', '/api/v1/media/remove', async ({ request }) => {
      const body = await readJson(request, SMALL_BODY);
      if ('refused' in body) return refuse(body.refused);
      const asked = PictureRemoval.safeParse(body.value);
      return asked.success ? media.remove(asked.data.file) : refuse('badRequest', { field: 'file' });
    }),
  ];
}

async function serve(media: Media, name: string, response: ServerResponse): Promise<boolean> {
  const size = MEDIA_NAME.test(name) ? await sizeOf(media.pathOf(name)) : null;
  if (size === null) return false;
  response.setHeader('cache-control', A_YEAR);
  response.writeHead(200, { 'content-type': TYPES[name.split('.')[1] ?? ''], 'content-length': size });
  if (response.req.method === 'HEAD') response.end();
  else await pipeline(createReadStream(media.pathOf(name)), response);
  return true;
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}

/** Whoever is refused is not waited for. */
function isAdmin({ request, response }: Exchange, devices: Devices): boolean {
  const device = devices.byToken(bearerOf(request) ?? '');
  const isIn = device !== undefined && !device.revoked;
  if (isIn && device.role === 'admin') return true;
  response.setHeader('connection', 'close');
  if (isIn) sendRefusal(response, 403, 'notAllowed');
  else sendRefusal(response, 401, device ? 'revoked' : 'notJoined');
  return false;
}

function tell(response: ServerResponse, answer: Answer<unknown>): void {
  // The rest of a body nobody wants is not waited for.
  if (!answer.ok) response.setHeader('connection', 'close');
  sendJson(response, answer.ok ? 200 : statusOf(answer.refusal), answer.ok ? answer.result : answer);
}
