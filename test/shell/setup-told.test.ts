import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PROTOCOL } from '#contract/protocol.ts';
import { launchOf } from '#shell/launch.ts';
import { saveJson } from '#shell/settings/files.ts';
import { PcSettings } from '#shell/settings/pc-settings.ts';
import { HOST, ID, NewPc, officeAt } from './new-pc.ts';
import { PlayedDesktop } from './played-desktop.ts';

/** A PC that is told what it is: by an address that lets it in, or by its organisation. */

let pc: NewPc;
beforeEach(() => {
  pc = new NewPc();
});
afterEach(() => pc.remove());

describe('an address with its secret', () => {
  const SECRET = '0123456789abcdef0123456789abcdef';
  const invitationTo = (page: string) => `http://${HOST}/${page}#join=${SECRET}`;
  const DESK = `http://${HOST}/desk?device=1`;

  test('lets the window in at once, with its role, and this PC belongs to that office from then on', async () => {
    pc.finder.at.set(HOST, officeAt(HOST));
    await pc.launch();
    await pc.ask({ type: 'setupAddress', address: invitationTo('desk') });
    await pc.time.pass(0);
    expect(pc.desktop.window('Guichet').url).toBe(`${DESK}#join=${SECRET}`);
    expect(launchOf(pc.files, [])).toMatchObject({ roles: ['desk'], hub: `http://${HOST}`, site: ID });
  });

  test('on the command line is asked as if it were typed', async () => {
    pc.finder.at.set(HOST, officeAt(HOST));
    await pc.launch('--join', invitationTo('desk'));
    await pc.time.pass(0);
    expect(pc.desktop.window('Guichet').url).toBe(`${DESK}#join=${SECRET}`);
  });

  test('is nothing new to a PC that joined with it', async () => {
    pc.finder.at.set(HOST, officeAt(HOST));
    await pc.launch('--join', invitationTo('desk'));
    await pc.time.pass(0);
    pc.finder.at.clear();
    pc.desktop = new PlayedDesktop();
    await pc.launch('--join', invitationTo('desk'));
    expect(pc.desktop.window('Guichet').url).toContain(`http://${HOST}/desk`);
    expect(pc.desktop.windows).toHaveLength(1);
  });

  test('of another office takes this PC over there', async () => {
    saveJson(pc.files.chosen, { role: ['kiosk'], hub: '192.0.2.99:8080', site: 'b'.repeat(32) });
    pc.finder.at.set(HOST, officeAt(HOST));
    await pc.launch('--join', invitationTo('desk'));
    await pc.time.pass(0);
    expect(pc.desktop.window('Guichet').url).toBe(`${DESK}#join=${SECRET}`);
    expect(launchOf(pc.files, [])).toMatchObject({ roles: ['desk'], hub: `http://${HOST}`, site: ID });
  });

  test('of an office begun anew elsewhere leaves this PC everything that it is, and whether it starts with it', async () => {
    saveJson(pc.files.chosen, {
      role: ['desk', 'display'],
      autostart: false,
      hub: '192.0.2.99:8080',
      site: 'b'.repeat(32),
    });
    pc.finder.at.set(HOST, officeAt(HOST));
    await pc.launch('--join', invitationTo('display'));
    await pc.time.pass(0);
    expect(pc.desktop.window('Affichage').url).toBe(`http://${HOST}/display?device=1#join=${SECRET}`);
    const { role, autostart, site } = new PcSettings(pc.files, []).read().settings;
    expect([role.value, autostart.value, site.value]).toEqual([['desk', 'display'], false, ID]);
  });

  test.each([
    ['an admin page', 'admin', {}, officeAt(HOST), 'noScreen'],
    ['a station', 'station', {}, officeAt(HOST), 'noScreen'],
    ['another kind of screen than was decided', 'desk', { role: [] }, officeAt(HOST), 'otherRole'],
    ['another office than was decided', 'desk', { site: 'b'.repeat(32) }, officeAt(HOST), 'otherOffice'],
    ['a hub that is newer', 'desk', {}, officeAt(HOST, PROTOCOL + 1), 'hubNewer'],
    ['a hub that is older', 'desk', {}, officeAt(HOST, PROTOCOL - 1), 'hubOlder'],
  ])('lets in nobody for %s', async (_what, page, policy, met, why) => {
    saveJson(join(pc.folder, 'policy.json'), policy);
    pc.finder.at.set(HOST, met);
    await pc.launch();
    await pc.ask({ type: 'setupAddress', address: invitationTo(page) });
    await pc.time.pass(0);
    expect((await pc.state()).doing).toEqual({ is: 'notThere', address: HOST, why });
    expect(pc.desktop.windows).toHaveLength(1);
  });
});

describe('a policy', () => {
  const policy = (values: object) => saveJson(join(pc.folder, 'policy.json'), values);

  test('with hub and role asks nothing', async () => {
    policy({ role: 'desk', hub: HOST });
    await pc.launch();
    expect(pc.desktop.windows.map(({ options }) => options.partition)).toEqual(['persist:desk-1']);
    expect(pc.desktop.window('Guichet').url).toBe(`http://${HOST}/desk?device=1`);
  });

  test('with office and role asks nothing, wherever its hub is', async () => {
    policy({ role: 'desk', site: ID });
    await pc.launch();
    expect(pc.desktop.window('Guichet').url).toBe(`http://${HOST}/desk?device=1`);
  });

  test('with a role only asks which office', async () => {
    policy({ role: 'desk' });
    await pc.launch();
    pc.finder.hears(officeAt(HOST));
    expect(await pc.state()).toMatchObject({ role: { value: ['desk'], locked: true }, offices: [{ joins: 'yes' }] });
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true });
    expect(pc.desktop.children).toEqual([]);
  });

  test('with a hub only looks nowhere else, at once', async () => {
    policy({ hub: HOST });
    pc.finder.at.set(HOST, officeAt(HOST));
    await pc.launch();
    expect(pc.finder.isLooking).toBe(false);
    expect(await pc.state()).toMatchObject({ hub: { locked: true }, offices: [{ host: HOST, joins: 'yes' }] });
  });

  test('that says whether the app starts with this PC stands', async () => {
    policy({ autostart: false });
    await pc.launch();
    expect((await pc.state()).autostart).toMatchObject({ value: false, locked: true });
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true });
    expect(new PcSettings(pc.files, []).read().settings.autostart.value).toBe(false);
  });

  test('with an office shows which of those found it is not', async () => {
    policy({ site: 'b'.repeat(32) });
    await pc.launch();
    pc.finder.hears(officeAt(HOST));
    expect((await pc.state()).offices).toMatchObject([{ joins: 'otherOffice' }]);
    await pc.ask({ type: 'setupJoin', id: ID, host: HOST, roles: ['desk'], monitors: [], autostart: true });
    expect(pc.desktop.windows).toHaveLength(1);
  });

  test('that is broken is told on the page', async () => {
    writeFileSync(join(pc.folder, 'policy.json'), '{"role": ');
    await pc.launch();
    expect((await pc.state()).problems).toEqual([
      { code: 'notJson', from: join(pc.folder, 'policy.json'), field: null },
    ]);
  });
});
