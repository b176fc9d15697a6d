import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import { KEPT_KEYS } from '#contract/hardware/kept-keys.ts';
import type { MappedKey } from '#contract/hardware.ts';
import { KeyMapValue } from '#contract/hardware.ts';
import { viewOf } from '#domain/views/index.ts';
import { ADMIN, clerk, codeOf, must, type Office, openOffice } from '../support/office.ts';

let office: Office;
const key = (code: string, does: MappedKey['does'], press: MappedKey['press'] = 'short'): MappedKey => ({
  code,
  press,
  does,
});
const NEXT = key('F13', { type: 'callNext' });
const TICKET = key('Numpad1', { type: 'issue', service: 'A' });

beforeEach(() => {
  office = openOffice();
  for (const role of ['desk', 'kiosk', 'display', 'station'] as const)
    office.configure('device', `${role}-pc`, { name: role, role, group: null, revoked: false });
});

const put = (device: string, keys: MappedKey[] | null, expectedVersion = 0, actor = ADMIN) =>
  office.run(
    { type: 'configure', kind: 'keyMap', id: device, expectedVersion, value: keys && { keys } } as CommandBody,
    actor,
  );

/** The keys that a view tells, by device. */
function told(name: 'queue:main' | 'kiosk:main' | 'display:all') {
  const view = viewOf(name, office.state);
  const context = { state: office.state, now: office.now, demo: false };
  const rows = (view?.keys(context) ?? []).map((one) => view?.row(one, context));
  return rows.flatMap((row) => (row?.table === 'keys' ? [[row.device, row.keys]] : []));
}

describe('[B2] keys of pedals, clickers and keypads', () => {
  it('belong to a device of role desk or kiosk, whose view alone tells them', () => {
    must(put('desk-pc', [NEXT, key('F13', { type: 'recall' }, 'long')]));
    must(put('kiosk-pc', [TICKET]));
    expect(told('queue:main')).toEqual([['desk-pc', [NEXT, key('F13', { type: 'recall' }, 'long')]]]);
    expect(told('kiosk:main')).toEqual([['kiosk-pc', [TICKET]]]);
    expect(told('display:all')).toEqual([]);
  });

  it.each(['display-pc', 'station-pc', 'nowhere'])('not to %s', (device) => {
    expect(codeOf(put(device, [NEXT]))).toBe('unknownReference');
  });

  it('of a kiosk give tickets and do nothing else, and the field is named', () => {
    expect(put('kiosk-pc', [TICKET, NEXT])).toEqual({
      ok: false,
      refusal: { code: 'badRequest', params: { field: 'value.keys.1.does.type' } },
    });
  });

  it('are set up by an admin, not at the desk [A2]', () => {
    expect(codeOf(put('desk-pc', [NEXT], 0, clerk(1)))).toBe('notAllowed');
  });

  it('[G2] their services exist, and stay as long as a key needs them', () => {
    expect(codeOf(put('desk-pc', [key('F14', { type: 'walkUp', service: 'Z' })]))).toBe('unknownReference');
    must(put('kiosk-pc', [key('F14', { type: 'issue', service: 'C' })]));
    const remove = { type: 'configure', kind: 'service', id: 'C', expectedVersion: 1, value: null } as CommandBody;
    expect(codeOf(office.run(remove, ADMIN))).toBe('inUse');
  });

  it('[E3] a screen hears of each change, and of their end', () => {
    const heard = () => {
      const view = viewOf('kiosk:main', office.state);
      const context = { state: office.state, now: office.now, demo: false };
      return (view?.touched(office.lastChanges, context) ?? []).map((one) => [one, view?.row(one, context)]);
    };
    must(put('kiosk-pc', [TICKET]));
    expect(heard()).toEqual([
      ['keys:kiosk-pc', { key: 'keys:kiosk-pc', table: 'keys', device: 'kiosk-pc', keys: [TICKET] }],
    ]);
    must(put('kiosk-pc', null, 1));
    expect(heard()).toEqual([['keys:kiosk-pc', undefined]]);
  });
});

describe('[B2] what a key may be called', () => {
  const problems = (keys: MappedKey[]) =>
    KeyMapValue.safeParse({ keys }).error?.issues.map(({ path, message }) => [path.join('.'), message]);

  it.each([
    'F13',
    'F24',
    'PageDown',
    'PageUp',
    'NumpadAdd',
    'NumpadEnter',
    'MediaPlayPause',
    'MediaTrackNext',
    'AudioVolumeUp',
    'BrowserBack',
    'Escape',
    'Space',
    'KeyB',
    'Period',
  ])('%s', (code) => {
    expect(problems([key(code, { type: 'callNext' })])).toBeUndefined();
  });

  it('not Tab, which leads through the page, nor a key that only changes others', () => {
    for (const code of KEPT_KEYS)
      expect(problems([key(code, { type: 'callNext' })]), code).toEqual([['keys.0.code', 'kept']]);
  });

  it('once for a hit and once for a hold', () => {
    expect(problems([NEXT, key('F13', { type: 'recall' }, 'long')])).toBeUndefined();
    expect(problems([NEXT, key('F14', { type: 'end' }), key('F13', { type: 'recall' })])).toEqual([
      ['keys.2.code', 'twice'],
    ]);
  });

  it('no text', () => {
    for (const code of ['', ' ', 'F 13', 'x'.repeat(25), 'Ctrl+F5'])
      expect(problems([key(code, { type: 'callNext' })])?.[0]?.[0], code).toBe('keys.0.code');
  });
});
