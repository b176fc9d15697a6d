import type { SettingValues } from '#contract/settings.ts';
import type { Actor } from '#domain/types.ts';
import type { Office } from './office.ts';

/** An office with stations and what hangs on them. */

export const stationOf = (device: string): Actor => ({ kind: 'device', device, role: 'station', person: null });
export const STATION = stationOf('st1');

export function withStation(office: Office): Office {
  const device = (id: string, role: SettingValues['device']['role']) =>
    office.configure('device', id, { name: id, role, group: null, revoked: false });
  device('st1', 'station');
  device('st2', 'station');
  device('kiosk1', 'kiosk');
  return office;
}

export const printerOf = (part: Partial<SettingValues['printer']>): SettingValues['printer'] => ({
  name: 'Front door',
  station: 'st1',
  connection: { type: 'tcp', host: '192.168.1.50', port: 9100 },
  paper: '80',
  mode: 'picture',
  answers: 'all',
  copies: 1,
  serves: [],
  slot: 'below',
  paperless: false,
  voidWhenGivenUp: false,
  enabled: true,
  ...part,
});

export const boxOf = (desks: string[]): SettingValues['buttonBox'] => ({
  name: 'Box',
  station: 'st1',
  port: { path: '/dev/ttyACM0', vendorId: null, productId: null, serialNumber: null, baud: 9600 },
  protocol: { type: 'qbox' },
  desks,
  keys: [{ key: '1', press: 'short', does: { type: 'callNext' } }],
  enabled: true,
});
