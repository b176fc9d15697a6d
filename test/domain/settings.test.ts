import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import type { SettingValues } from '#contract/settings.ts';
import type { Office } from '../support/office.ts';
import {
  ADMIN,
  clerk,
  codeOf,
  KIOSK,
  MINUTE,
  must,
  openOffice,
  SERVICE_VALUE,
  SITE_VALUE,
  sitDown,
} from '../support/office.ts';

const issue = (office: Office, service = 'A') =>
  must(office.run({ type: 'issue', service, band: null, language: null }, KIOSK)) as { visit: string; number: string };
const at = (office: Office, command: object, n = 1) =>
  office.run({ desk: `d${n}`, ...command } as CommandBody, clerk(n));
const next = { type: 'callNext', outcome: null };

describe('settings', () => {
  const band = { name: { en: 'Elderly' }, rank: 2, atKiosk: true };
  const put = (office: Office, command: object) => office.run({ type: 'configure', ...command } as CommandBody, ADMIN);

  it('[G1] another version is refused and changes nothing [E2]', () => {
    const office = openOffice();
    must(put(office, { kind: 'band', id: 'old', expectedVersion: 0, value: band }));
    const before = office.events.length;
    expect(put(office, { kind: 'band', id: 'old', expectedVersion: 0, value: band })).toEqual({
      ok: false,
      refusal: { code: 'versionConflict', params: { version: 1 } },
    });
    expect(office.events.length).toBe(before);
    expect(must(put(office, { kind: 'band', id: 'old', expectedVersion: 1, value: null }))).toEqual({ version: 2 });
    expect(codeOf(put(office, { kind: 'band', id: 'old', expectedVersion: 0, value: null }))).toBe('unknownSetting');
  });

  it('[G7] older times that end before they begin stay, and open nothing', () => {
    const office = openOffice();
    office.configure('service', 'A', { ...SERVICE_VALUE, hours: [{ weekday: 1, from: '09:00', to: '08:00' }] });
    const asked = { type: 'issue', service: 'A', band: null, language: null } as const;
    expect(codeOf(office.run(asked, KIOSK))).toBe('serviceClosed');
  });

  it('[G2] references exist; what is used stays', () => {
    const office = openOffice();
    sitDown(office, 1);
    const profile: SettingValues['profile'] = { name: { en: 'X' }, services: ['Z'] };
    expect(codeOf(put(office, { kind: 'profile', id: 'x', expectedVersion: 0, value: profile }))).toBe(
      'unknownReference',
    );
    for (const [kind, id] of [
      ['profile', 'all'],
      ['service', 'A'],
      ['desk', 'd1'],
      ['person', 'p1'],
      ['site', 'main'],
    ]) {
      const refused = put(office, {
        kind,
        id,
        expectedVersion: office.state.get('setting', `${kind}:${id}`)?.version,
        value: null,
      });
      expect(['inUse', 'unknownSetting'], `${kind} ${id}`).toContain(codeOf(refused));
    }
    expect(codeOf(put(office, { kind: 'desk', id: 'd3', expectedVersion: 1, value: null }))).toBe('done');
  });

  it('[G2] a person who is disabled leaves their desk, unless a visit is there', () => {
    const office = openOffice();
    sitDown(office, 1);
    issue(office);
    must(at(office, next));
    const disable = {
      kind: 'person',
      id: 'p1',
      expectedVersion: 1,
      value: { name: 'Person 1', profiles: [], enabled: false },
    };
    expect(codeOf(put(office, disable))).toBe('inUse');
    must(at(office, { type: 'end', outcome: null }));
    must(put(office, disable));
    expect(office.state.sessionOf('d1')).toBeUndefined();
  });

  it('[G5] slides bear the id of their display group; those of all displays need none', () => {
    const office = openOffice();
    const value = { seconds: 10, slides: [] };
    expect(put(office, { kind: 'playlist', id: 'room', expectedVersion: 0, value })).toEqual({
      ok: false,
      refusal: { code: 'unknownReference', params: { kind: 'displayGroup', id: 'room' } },
    });
    must(put(office, { kind: 'playlist', id: 'all', expectedVersion: 0, value }));
    office.configure('displayGroup', 'room', { name: { en: 'Room' }, desks: [], overscan: 0, chime: true, info: null });
    must(put(office, { kind: 'playlist', id: 'room', expectedVersion: 0, value }));
    must(put(office, { kind: 'displayGroup', id: 'room', expectedVersion: 1, value: null }));
  });

  it('[A3] [G2] an admin cannot make devices or revoke the last admin', () => {
    const office = openOffice();
    const admin: SettingValues['device'] = { name: 'Office PC', role: 'admin', group: null, revoked: false };
    office.configure('device', 'admin1', admin);
    expect(codeOf(put(office, { kind: 'device', id: 'new', expectedVersion: 0, value: admin }))).toBe('notAllowed');
    expect(
      codeOf(put(office, { kind: 'device', id: 'admin1', expectedVersion: 1, value: { ...admin, role: 'desk' } })),
    ).toBe('notAllowed');
    expect(
      codeOf(put(office, { kind: 'device', id: 'admin1', expectedVersion: 1, value: { ...admin, revoked: true } })),
    ).toBe('lastAdmin');
    must(put(office, { kind: 'device', id: 'admin1', expectedVersion: 1, value: { ...admin, name: 'Front office' } }));
  });

  it('[G4] effective at once: a new target changes who is overdue', () => {
    const office = openOffice();
    sitDown(office, 1);
    issue(office, 'A');
    office.pass(MINUTE);
    must(office.run({ type: 'issue', service: 'B', band: 'vip', language: null }, KIOSK));
    office.pass(MINUTE);
    office.configure('service', 'A', { ...SERVICE_VALUE, target: 1 });
    expect(must(at(office, next))).toMatchObject({ called: { number: 'A1', rule: 'overdue' } });
    office.configure('site', 'main', { ...SITE_VALUE, name: 'New Hall' });
    expect(office.state.site()?.name).toBe('New Hall');
  });
});
