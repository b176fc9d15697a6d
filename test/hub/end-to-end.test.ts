import { afterEach, describe, expect, test } from 'vitest';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

let hub: TestHub;
afterEach(async () => {
  await hub.stop();
  removeDataDir(hub.dataDir);
});

describe('a new office', () => {
  test('from a kiosk to a desk to a display', async () => {
    hub = await startHub();
    const kiosk = await hub.client('kiosk', ['kiosk:main']);
    const desk = await hub.client('desk', ['queue:main', 'desk:desk1']);
    const display = await hub.client('display', ['display:all']);

    const ticket = await kiosk.done({ type: 'issue', service: 'identity' });
    expect(ticket).toMatchObject({ number: 'A1', ahead: 0, service: 'identity' });
    expect(ticket.secret).toMatch(/^[A-Za-z0-9_-]{22}$/);

    const signedIn = await desk.ask('signIn', { person: 'person1', pin: '', newPin: '2580' });
    expect(signedIn).toEqual({ ok: true, result: { person: 'person1' } });
    await desk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
    const { called } = await desk.done({ type: 'callNext', desk: 'desk1' });
    expect(called).toMatchObject({ number: 'A1', desk: 'desk1', rule: 'oldest' });

    await display.until(() => tableOf(display.picture('display:all'), 'call').length === 1);
    expect(tableOf(display.picture('display:all'), 'call')[0]).toMatchObject({ number: 'A1', state: 'called' });
  });
});
