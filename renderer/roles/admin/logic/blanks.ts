import type { BoxProtocol, PrinterConnection, SerialPort } from '#contract/hardware.ts';
import { USUAL_TICKET } from '#contract/hardware.ts';
import type { LocalText } from '#contract/ids.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import { COLORS } from '#contract/settings.ts';
import type { SettingViewRow } from '#contract/views.ts';
import { freeLetter, nextOrder, type SettingOf, settingsOf } from './settings.ts';

const NAME: LocalText = {};

/** What a form for something new begins with. Sites and devices are never made here. */
export type NewKind = Exclude<SettingKind, 'site' | 'device'>;
type Blanks = { [K in NewKind]: (rows: readonly SettingViewRow[]) => SettingValues[K] };

export const BLANKS: Blanks = {
  service: (rows) => {
    const services = settingsOf(rows, 'service');
    return {
      name: NAME,
      detail: null,
      letter: freeLetter(services.map(({ value }) => value.letter)),
      color: COLORS[services.length % COLORS.length] ?? 'a',
      pictogram: 'other',
      category: null,
      order: nextOrder(services),
      target: 20,
      usual: 10,
      capacity: null,
      hours: null,
      enabled: true,
      priorities: false,
      outcome: 'none',
      outcomes: [],
      deliverables: [],
    };
  },
  category: (rows) => ({
    name: NAME,
    pictogram: 'other',
    parent: null,
    order: nextOrder(settingsOf(rows, 'category')),
  }),
  desk: (rows) => ({
    name: NAME,
    place: null,
    arrow: 'none',
    profile: settingsOf(rows, 'profile')[0]?.id ?? null,
    order: nextOrder(settingsOf(rows, 'desk')),
    enabled: true,
  }),
  profile: (rows) => ({ name: NAME, services: settingsOf(rows, 'service').map(({ id }) => id) }),
  person: () => ({ name: '', profiles: [], enabled: true }),
  band: () => ({ name: NAME, rank: 5, atKiosk: true }),
  playlist: () => ({ slides: [], seconds: 10 }),
  displayGroup: () => ({ name: NAME, desks: [], overscan: 0, chime: true, info: null }),
  printer: (rows) => ({
    name: '',
    station: firstStation(rows),
    connection: BLANK_CONNECTIONS.tcp,
    paper: '80',
    mode: 'picture',
    answers: 'all',
    copies: 1,
    serves: [],
    slot: 'below',
    paperless: false,
    voidWhenGivenUp: false,
    enabled: true,
  }),
  ticketTemplate: () => ({ name: '', service: null, language: null, blocks: [...USUAL_TICKET] }),
  ticketMessage: () => ({ text: NAME }),
  buttonBox: (rows) => ({
    name: '',
    station: firstStation(rows),
    port: BLANK_PORT,
    protocol: BLANK_PROTOCOLS.qbox,
    desks: settingsOf(rows, 'desk')
      .slice(0, 1)
      .map(({ id }) => id),
    keys: [
      { key: '1', press: 'short', does: { type: 'callNext' } },
      { key: '2', press: 'short', does: { type: 'recall' } },
      { key: '3', press: 'short', does: { type: 'end' } },
      { key: '4', press: 'short', does: { type: 'noShow' } },
    ],
    enabled: true,
  }),
  sign: (rows) => ({
    name: '',
    station: firstStation(rows),
    port: BLANK_PORT,
    desk: settingsOf(rows, 'desk')[0]?.id ?? '',
    show: '{number:4}\\r',
    clear: '\\x20\\x20\\x20\\x20\\r',
    enabled: true,
  }),
  voice: (rows) => ({
    station: firstStation(rows),
    languages: [],
    visitorFirst: true,
    repeats: 1,
    numbers: 'natural',
    volume: 80,
    quiet: [],
    enabled: true,
  }),
  spokenDesk: () => ({ text: NAME }),
  keyMap: () => ({ keys: [] }),
};

/** Stations that may still work for the office. */
export const stationsOf = (rows: readonly SettingViewRow[]): SettingOf<'device'>[] =>
  settingsOf(rows, 'device').filter(({ value }) => value.role === 'station' && !value.revoked);

const firstStation = (rows: readonly SettingViewRow[]): string => stationsOf(rows)[0]?.id ?? '';

/** By the path under which Linux puts most adapters. */
export const BLANK_PORT: SerialPort = {
  path: '/dev/ttyUSB0',
  vendorId: null,
  productId: null,
  serialNumber: null,
  baud: 9600,
};

/** What each way to a printer begins with. */
export const BLANK_CONNECTIONS: { [T in PrinterConnection['type']]: Extract<PrinterConnection, { type: T }> } = {
  tcp: { type: 'tcp', host: '', port: 9100 },
  usb: { type: 'usb', path: '/dev/usb/lp0' },
  serial: { type: 'serial', port: { ...BLANK_PORT, baud: 19200 }, flow: 'none' },
  spooler: { type: 'spooler', queue: '' },
  file: { type: 'file' },
};

/** What each way of speaking begins with. */
export const BLANK_PROTOCOLS: { [T in BoxProtocol['type']]: Extract<BoxProtocol, { type: T }> } = {
  qbox: { type: 'qbox' },
  lines: { type: 'lines', pattern: '(?<key>[A-Z0-9]+)', reply: null },
  frames: { type: 'frames', start: 2, end: 3, length: 4, keyAt: 1, checksum: 'none' },
};
