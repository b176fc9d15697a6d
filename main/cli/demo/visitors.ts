import type { KioskServiceRow } from '#contract/views.ts';
import type { DemoClient } from './demo-client.ts';
import type { Pace } from './pace.ts';

/** Who waits already when the demo begins. */
const FIRST_CROWD = 11;
/** Seconds between two visitors, on average. */
const BETWEEN = 16;
/** Beyond this many waiting, whoever comes turns round at the door. */
const TOO_MANY = 45;
const WITH_PRIORITY = 0.08;

/** People come to the kiosk, now and then several at once, for ever. */
export async function visitorsCome(kiosk: DemoClient, pace: Pace): Promise<never> {
  while (!kiosk.seen('kiosk:main')) await pace.rest(0.2);
  for (let n = 0; n < FIRST_CROWD; n += 1) await takeTicket(kiosk, pace);
  for (;;) {
    await pace.rest(pace.untilNext(BETWEEN));
    await takeTicket(kiosk, pace);
  }
}

async function takeTicket(kiosk: DemoClient, pace: Pace): Promise<void> {
  const seen = kiosk.seen('kiosk:main');
  const services = [...(seen?.rows.values() ?? [])].filter((row): row is KioskServiceRow => row.table === 'service');
  const waiting = services.reduce((sum, row) => sum + row.waiting, 0);
  // The first services of an office are asked for most.
  const service = pace.pick(services.toSorted((a, b) => a.order - b.order).flatMap(oftenFirst));
  if (!seen || !service || waiting >= TOO_MANY) return;
  const bands = [...seen.rows.values()].flatMap((row) => (row.table === 'band' && row.atKiosk ? row.band : []));
  const band = service.priorities && pace.chance(WITH_PRIORITY) ? (pace.pick(bands) ?? null) : null;
  const language = pace.pick(seen.head.languages) ?? null;
  await kiosk.send({ type: 'issue', service: service.service, band, language });
}

const oftenFirst = (service: KioskServiceRow, index: number, all: KioskServiceRow[]): KioskServiceRow[] =>
  Array.from({ length: all.length - index }, () => service);
