import type { DeskVisit, QueueServiceRow } from '#contract/views.ts';
import type { DemoClient } from './demo-client.ts';
import type { Pace } from './pace.ts';

export interface Clerk {
  desk: string;
  person: string;
  profile: string;
}

/** Everybody of the demo has this one; it opens nothing but the demo's own data. */
const DEMO_PIN = 'demo office';

/** Seconds. */
const WALKING = 9;
const SERVING = 70;
const BEFORE_NEXT = 6;
const LOOKING = 4;
const BREAK = 150;

/** One simulated member of staff works through the day, for ever. */
export async function clerkWorks(client: DemoClient, clerk: Clerk, pace: Pace): Promise<never> {
  for (;;) {
    if (isSignedOn(client, clerk)) await oneRound(client, clerk, pace);
    else await signOn(client, clerk);
    await pace.rest(pace.around(BEFORE_NEXT));
  }
}

const isSignedOn = (client: DemoClient, { desk, person }: Clerk): boolean =>
  client.seen<'desk'>(`desk:${desk}`)?.head.session?.person === person;

async function signOn(client: DemoClient, { desk, person, profile }: Clerk): Promise<void> {
  const known = await client.ask('signIn', { person, pin: DEMO_PIN });
  if (known?.ok === false && known.refusal.code === 'choosePin') {
    await client.ask('signIn', { person, pin: '', newPin: DEMO_PIN });
  }
  await client.send({ type: 'openSession', desk, profile });
}

async function oneRound(client: DemoClient, clerk: Clerk, pace: Pace): Promise<void> {
  const { desk } = clerk;
  const head = client.seen<'desk'>(`desk:${desk}`)?.head;
  if (head?.session?.break) return comeBack(client, desk, pace);
  if (head?.visit) return attendTo(client, desk, head.visit, pace);
  if (pace.chance(0.03)) return goOnBreak(client, desk, pace);
  if ((head?.waiting ?? 0) === 0) return pace.rest(LOOKING);
  await client.send({ type: 'callNext', desk });
}

async function attendTo(client: DemoClient, desk: string, visit: DeskVisit, pace: Pace): Promise<void> {
  if (visit.state === 'called' && !(await theyCome(client, desk, pace))) return;
  if (visit.state === 'called') await client.send({ type: 'start', desk });
  await pace.rest(pace.around(SERVING));
  await finish(client, desk, visit, pace);
}

/** Most come at once, some after a second call, and a few never. */
async function theyCome(client: DemoClient, desk: string, pace: Pace): Promise<boolean> {
  await pace.rest(pace.around(WALKING));
  if (pace.chance(0.88)) return true;
  await client.send({ type: 'recall', desk });
  await pace.rest(pace.around(WALKING));
  if (pace.chance(0.6)) return true;
  await client.send({ type: 'noShow', desk });
  return false;
}

async function finish(client: DemoClient, desk: string, visit: DeskVisit, pace: Pace): Promise<void> {
  if (pace.chance(0.05)) {
    const reason = reasonOf(client, 'parkReasons');
    await client.send({ type: 'park', desk, reason, until: Date.now() + 120_000 });
    return;
  }
  const elsewhere = pace.chance(0.05) ? pace.pick(otherServices(client, visit)) : undefined;
  if (elsewhere) await client.send({ type: 'transfer', desk, to: { service: elsewhere.service } });
  else await client.send({ type: 'end', desk, outcome: outcomeOf(client, visit, pace) });
}

const servicesOf = (client: DemoClient): QueueServiceRow[] =>
  [...(client.seen<'queue'>('queue:main')?.rows.values() ?? [])].filter(
    (row): row is QueueServiceRow => row.table === 'service',
  );

const otherServices = (client: DemoClient, visit: DeskVisit): QueueServiceRow[] =>
  servicesOf(client).filter((row) => row.service !== visit.service);

function outcomeOf(client: DemoClient, visit: DeskVisit, pace: Pace): string | null {
  const service = servicesOf(client).find((row) => row.service === visit.service);
  return service && service.outcome !== 'none' ? (pace.pick(service.outcomes)?.id ?? null) : null;
}

/** The office's first reason, in its first language. */
function reasonOf(client: DemoClient, reasons: 'breakReasons' | 'parkReasons'): string {
  const head = client.seen<'queue'>('queue:main')?.head;
  const [language = 'en'] = head?.languages ?? [];
  return head?.[reasons][0]?.[language] ?? '…';
}

async function goOnBreak(client: DemoClient, desk: string, pace: Pace): Promise<void> {
  await client.send({ type: 'takeBreak', desk, reason: reasonOf(client, 'breakReasons'), until: null });
  await pace.rest(BREAK);
}

async function comeBack(client: DemoClient, desk: string, pace: Pace): Promise<void> {
  await pace.rest(BREAK / 3);
  await client.send({ type: 'resume', desk });
}
