import { MAX_MESSAGE } from '#contract/protocol.ts';
import type { Role } from '#contract/settings.ts';
import { PreviewRequest, TestSoundRequest } from '#contract/wire.ts';
import type { Devices } from '#hub/access/devices.ts';
import type { Schema } from '#hub/handlers.ts';
import { fieldOf, refuse } from '#hub/refuse.ts';
import type { StationAnswer } from '#hub/stations/stations.ts';
import type { TryOut } from '#hub/stations/try-out.ts';
import { bearerOf } from './bearer.ts';
import { readJson } from './json-body.ts';
import { sendBytes, sendRefusal, statusOf } from './respond.ts';
import type { Exchange, Route } from './router.ts';

export interface TryOutRoutesParts {
  devices: Devices;
  tryOut: TryOut;
}

interface Kind<T> {
  path: string;
  /** Who may. */
  roles: readonly Role[];
  schema: Schema<T>;
  /** What the station must answer with. */
  type: string;
  ask(tryOut: TryOut, asked: T): Promise<StationAnswer>;
}

/** What a ticket looks like, for the form of an admin; how a call sounds, for that and at a display. Nothing is kept of it. */
export function tryOutRoutes(parts: TryOutRoutesParts): Route[] {
  return [
    route(parts, {
      path: '/api/v1/preview',
      roles: ['admin'],
      schema: PreviewRequest,
      type: 'image/png',
      ask: (tryOut, asked) => tryOut.preview(asked),
    }),
    route(parts, {
      path: '/api/v1/test-sound',
      roles: ['admin', 'display'],
      schema: TestSoundRequest,
      type: 'audio/wav',
      ask: (tryOut, asked) => tryOut.sound(asked),
    }),
  ];
}

const route = <T>({ devices, tryOut }: TryOutRoutesParts, kind: Kind<T>): Route => ({
  method: 'POST',
  path: kind.path,
  run: async (exchange) => {
    const asked = await admitted(exchange, devices, kind);
    if (asked !== undefined) send(exchange, kind.type, await kind.ask(tryOut, asked));
    return true;
  },
});

/** Undefined: it was refused. A body may be as large as the message that would save it. */
async function admitted<T>(
  { request, response }: Exchange,
  devices: Devices,
  { roles, schema }: Kind<T>,
): Promise<T | undefined> {
  response.setHeader('connection', 'close');
  const device = devices.byToken(bearerOf(request) ?? '');
  if (!device || device.revoked) return void sendRefusal(response, 401, device ? 'revoked' : 'notJoined');
  if (!roles.includes(device.role)) return void sendRefusal(response, 403, 'notAllowed');
  const body = await readJson(request, MAX_MESSAGE);
  if ('refused' in body) return void sendRefusal(response, statusOf(refuse(body.refused).refusal), body.refused);
  const parsed = schema.safeParse(body.value);
  if (!parsed.success) return void sendRefusal(response, 400, 'badRequest', { field: fieldOf(parsed.error) });
  response.removeHeader('connection');
  return parsed.data;
}

function send({ response }: Exchange, type: string, answer: StationAnswer): void {
  if (answer.ok && answer.type === type) sendBytes(response, type, answer.body);
  else {
    const { refusal } = refuse(answer.ok ? 'stationFailed' : answer.code);
    sendRefusal(response, statusOf(refusal), refusal.code);
  }
}
