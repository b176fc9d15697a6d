import { MAX_ANSWER } from '#contract/wire.ts';
import type { Devices } from '#hub/access/devices.ts';
import type { Speech } from '#hub/stations/speech.ts';
import type { Stations } from '#hub/stations/stations.ts';
import { bearerOf } from './bearer.ts';
import { readUpTo } from './json-body.ts';
import { sendBytes, sendJson, sendRefusal } from './respond.ts';
import type { Exchange, Route } from './router.ts';

export interface StationRoutesParts {
  devices: Devices;
  stations: Stations;
  speech: Speech;
}

const ANSWERS = '/api/v1/answers/';
const SPEECH = /^\/api\/v1\/speech\/((?:call|announcement)\/[A-Za-z0-9_-]{1,64})\.wav$/;
const TYPES = new Set(['audio/wav', 'image/png', 'application/json']);

/** Answers of stations, and the sounds they made, for displays. */
export function stationRoutes(parts: StationRoutesParts): Route[] {
  return [
    {
      method: 'PUT',
      path: (path) => path.startsWith(ANSWERS),
      run: async (exchange) => {
        await take(exchange, parts);
        return true;
      },
    },
    {
      method: 'GET',
      path: (path) => SPEECH.test(path),
      run: async ({ response, url }) => {
        const wav = await parts.speech.sound(SPEECH.exec(url.pathname)?.[1] ?? '');
        if (wav) sendBytes(response, 'audio/wav', wav);
        else sendRefusal(response, 404, 'noStation');
        return true;
      },
    },
  ];
}

async function take({ request, response, url }: Exchange, { devices, stations }: StationRoutesParts): Promise<void> {
  const id = url.pathname.slice(ANSWERS.length);
  const device = devices.byToken(bearerOf(request) ?? '');
  const type = (request.headers['content-type'] ?? '').split(';')[0] ?? '';
  response.setHeader('connection', 'close');
  if (!device || device.revoked) return sendRefusal(response, 401, 'notJoined');
  // Asked of another, answered before, or waited for too long.
  if (!stations.expects(id, device.id)) return sendRefusal(response, 404, 'badRequest');
  if (!TYPES.has(type)) return sendRefusal(response, 400, 'badRequest', { field: 'content-type' });
  const body = await readUpTo(request, MAX_ANSWER);
  if (!body) return sendRefusal(response, 413, 'tooBig');
  stations.answered(id, type, body);
  response.removeHeader('connection');
  sendJson(response, 200, { ok: true });
}
