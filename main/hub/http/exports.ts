import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DayKey, Language } from '#contract/ids.ts';
import type { Devices } from '#hub/access/devices.ts';
import type { Core } from '#hub/core.ts';
import { eventsJsonl, sessionsCsv } from '#hub/export/pages.ts';
import type { Limits } from '#hub/limits.ts';
import type { Store } from '#store/store.ts';
import { bearerOf } from './bearer.ts';
import { sendRefusal } from './respond.ts';
import type { Exchange, Route } from './router.ts';

/** A reader that takes nothing for this long has gone. */
const READER_GONE_AFTER = 60_000;

export interface ExportsParts {
  core: Core;
  store: Store;
  devices: Devices;
  limits: Limits;
}

interface Download {
  name: string;
  type: string;
  pieces(parts: ExportsParts, day: DayKey, locale: string): AsyncGenerator<string>;
}

const DOWNLOADS: Download[] = [
  {
    name: 'sessions.csv',
    type: 'text/csv; charset=utf-8; header=present',
    pieces: ({ store, core }, day, locale) => sessionsCsv(store, core, day, locale),
  },
  {
    name: 'events.jsonl',
    type: 'application/x-ndjson; charset=utf-8',
    pieces: ({ store }, day) => eventsJsonl(store, day),
  },
];

/** A day's data for an admin, streamed: its size costs no memory. */
export function exportRoutes(parts: ExportsParts): Route[] {
  const running = { count: 0 };
  return DOWNLOADS.map((download) => ({
    method: 'GET',
    path: `/api/v1/export/${download.name}`,
    run: async (exchange) => {
      if (isRefused(exchange, parts, running.count)) return true;
      running.count += 1;
      try {
        await send(exchange, parts, download);
      } finally {
        running.count -= 1;
      }
      return true;
    },
  }));
}

function isRefused({ request, response }: Exchange, { devices, limits }: ExportsParts, running: number): boolean {
  const device = devices.byToken(bearerOf(request) ?? '');
  if (!device) sendRefusal(response, 401, 'notJoined');
  else if (device.revoked) sendRefusal(response, 401, 'revoked');
  else if (device.role !== 'admin') sendRefusal(response, 403, 'notAllowed');
  else if (running >= limits.exportsAtOnce) sendRefusal(response, 429, 'tooFast');
  else return false;
  return true;
}

async function send({ response, url }: Exchange, parts: ExportsParts, download: Download): Promise<void> {
  const { store, core } = parts;
  const day = url.searchParams.get('day') ?? store.days(1)[0]?.day ?? '';
  const locale = url.searchParams.get('locale') ?? core.state.site()?.languages[0] ?? 'en';
  if (!Language.safeParse(locale).success) return sendRefusal(response, 400, 'badRequest', { field: 'locale' });
  if (!DayKey.safeParse(day).success) return sendRefusal(response, 400, 'badRequest', { field: 'day' });
  if (!store.row('day', day)) return sendRefusal(response, 404, 'unknownReference', { day });
  const [name, extension] = download.name.split('.');
  response.setHeader('content-disposition', `attachment; filename="${name}-${day}.${extension}"`);
  response.writeHead(200, { 'content-type': download.type });
  if (response.req.method === 'HEAD') return void response.end();
  response.setTimeout(READER_GONE_AFTER, () => response.destroy());
  await pipeline(Readable.from(download.pieces(parts, day, locale)), response);
}
