import type { RealOffice } from './real-office.ts';

/** Other visitors and colleagues, so that an office is not empty: they come and work without a screen. */

const SERVICES = ['identity', 'civilStatus', 'identity', 'schools', 'identity', 'residence', 'civilStatus', 'identity'];
const COLLEAGUES = [
  { desk: 'desk2', person: 'person2' },
  { desk: 'desk3', person: 'person3' },
  { desk: 'desk4', person: 'person4' },
];
const PIN = '8523';

/** Between two visitors, and between two calls, minutes. */
const BETWEEN_VISITORS = 2;
const BETWEEN_CALLS = 1;

/** Visitors take `tickets` tickets at a second kiosk. */
export async function visitorsCome(office: RealOffice, tickets: number): Promise<void> {
  const kiosk = await office.client('kiosk', []);
  for (let i = 0; i < tickets; i += 1) {
    await kiosk.done({ type: 'issue', service: SERVICES[i % SERVICES.length] ?? 'identity' });
    office.pass(BETWEEN_VISITORS);
  }
}

/** Three colleagues sit down and call; two of them already serve. */
export async function colleaguesWork(office: RealOffice, profile: string): Promise<void> {
  for (const [i, { desk, person }] of COLLEAGUES.entries()) {
    const client = await office.client('desk', []);
    const signedIn = await client.ask('signIn', { person, pin: '', newPin: PIN });
    if (!signedIn.ok) throw new Error(`${person} could not sign in: ${signedIn.refusal.code}`);
    await client.done({ type: 'openSession', desk, profile });
    await client.done({ type: 'callNext', desk });
    office.pass(BETWEEN_CALLS);
    if (i > 0) await client.done({ type: 'start', desk });
  }
}
