import type { z } from 'zod';
import type { HardwareKind, PrinterValue } from '#contract/hardware.ts';
import { USUAL_TICKET } from '#contract/hardware.ts';
import type { CheckStep } from '#contract/self-check.ts';
import type { SettingValues } from '#contract/settings.ts';
import type { HardwareRow, PresenceRow, SettingViewRow, ViewTables } from '#contract/views.ts';
import { ADMIN_ROWS, setting } from './admin-office.ts';
import { ago } from './desk-office.ts';
import { MORNING } from './office.ts';

/** What hangs on the PCs of the town hall: two printers, two boxes, a sign, the voice. */

const both = (en: string, fr: string) => ({ en, fr });
const port = { path: '/dev/ttyACM0', vendorId: null, productId: null, serialNumber: null, baud: 9600 } as const;

export const printerValue = (part: Partial<z.infer<typeof PrinterValue>> = {}): SettingValues['printer'] => ({
  name: 'Front door',
  station: 's1',
  connection: { type: 'tcp', host: '192.168.1.50', port: 9100 },
  paper: '80',
  mode: 'picture',
  answers: 'all',
  copies: 1,
  serves: ['d2'],
  slot: 'below',
  paperless: false,
  voidWhenGivenUp: false,
  enabled: true,
  ...part,
});

export const boxValue = (part: Partial<SettingValues['buttonBox']> = {}): SettingValues['buttonBox'] => ({
  name: 'Box at desk 3',
  station: 's1',
  port,
  protocol: { type: 'qbox' },
  desks: ['3'],
  keys: [
    { key: '1', press: 'short', does: { type: 'callNext' } },
    { key: '1', press: 'long', does: { type: 'recall' } },
    { key: '2', press: 'short', does: { type: 'transfer', service: 'b' } },
    { key: '3', press: 'short', does: { type: 'park', reason: 'Fills in a form' } },
  ],
  enabled: true,
  ...part,
});

export const voiceValue = (part: Partial<SettingValues['voice']> = {}): SettingValues['voice'] => ({
  station: 's2',
  languages: ['fr', 'en'],
  visitorFirst: true,
  repeats: 1,
  numbers: 'natural',
  volume: 80,
  quiet: [{ from: '12:00', to: '14:00', volume: 40 }],
  enabled: true,
  ...part,
});

export const templateValue = (
  part: Partial<SettingValues['ticketTemplate']> = {},
): SettingValues['ticketTemplate'] => ({
  name: 'With a word of welcome',
  service: null,
  language: null,
  blocks: [
    ...USUAL_TICKET.slice(0, 5),
    {
      type: 'text',
      text: both('Welcome. We call your number.', 'Bienvenue. Nous appelons votre numéro.'),
      size: 'normal',
    },
    ...USUAL_TICKET.slice(5),
  ],
  ...part,
});

const hardware = (of: HardwareKind, id: string, part: Partial<HardwareRow> = {}): HardwareRow => ({
  key: `hardware:${of}:${id}`,
  table: 'hardware',
  of,
  id,
  name: '',
  station: 's1',
  state: 'ready',
  problem: null,
  since: ago(120),
  lastProblem: null,
  ...part,
});
const station = (id: string, name: string): SettingViewRow =>
  setting('device', id, { name, role: 'station', group: null, revoked: false });
const seen = (device: string, online: boolean, lastSeen: number): PresenceRow => ({
  key: `presence:${device}`,
  table: 'presence',
  device,
  online,
  lastSeen,
  address: '192.168.1.31',
  silence: null,
});

const STATIONS = [station('s1', 'PC at the front door'), station('s2', 'PC behind the hall display')];
export const HARDWARE_ROWS: ViewTables['admin'][] = [
  ...ADMIN_ROWS,
  ...STATIONS,
  seen('s1', true, MORNING),
  seen('s2', true, MORNING),
  setting('printer', 'front', printerValue()),
  setting('printer', 'back', printerValue({ name: 'Back office', connection: { type: 'usb', path: '/dev/usb/lp0' } })),
  setting('printer', 'old', printerValue({ name: 'Old printer', enabled: false })),
  setting('buttonBox', 'box3', boxValue()),
  setting(
    'buttonBox',
    'door',
    boxValue({
      name: 'Ticket dispenser',
      desks: [],
      keys: [{ key: 'TKT-1', press: 'short', does: { type: 'issue', service: 'a' } }],
    }),
  ),
  setting('sign', 'sign3', {
    name: 'Sign over desk 3',
    station: 's1',
    port,
    desk: '3',
    show: '\\x02{number:4}\\r',
    clear: '\\x02\\r',
    enabled: true,
  }),
  setting('voice', 'main', voiceValue()),
  setting('spokenDesk', '3', { text: both('desk three, on the left', 'guichet trois, à gauche') }),
  setting('ticketTemplate', 'welcome', templateValue()),
  setting('ticketMessage', 'a', {
    text: both('Have your passport and two photos ready.', 'Préparez votre passeport et deux photos.'),
  }),
  hardware('printer', 'front', { name: 'Front door', lastProblem: { problem: 'paperOut', at: ago(120) } }),
  hardware('printer', 'back', { name: 'Back office', state: 'down', problem: 'paperOut', since: ago(22) }),
  hardware('printer', 'old', { name: 'Old printer', state: 'unknown', since: null }),
  hardware('buttonBox', 'box3', { name: 'Box at desk 3', state: 'warning', problem: 'disconnected', since: ago(3) }),
  hardware('buttonBox', 'door', { name: 'Ticket dispenser', state: 'unknown' }),
  hardware('sign', 'sign3', { name: 'Sign over desk 3' }),
  hardware('voice', 'main', { station: 's2' }),
];

const step = (
  what: CheckStep['what'],
  state: CheckStep['state'],
  code: CheckStep['code'],
  params: CheckStep['params'] = {},
  where = 'hub',
): CheckStep => ({ where, what, state, code, params });

/** What the self-check of this office finds. */
export const CHECK_STEPS: CheckStep[] = [
  step('database', 'green', 'databaseSound'),
  step('disk', 'amber', 'diskLow', { gigabytes: 0.8 }),
  step('clock', 'green', 'clockRight', { at: MORNING }),
  step('zone', 'green', 'zoneSame', { zone: 'Europe/Paris', computer: 'Europe/Paris' }),
  step('network', 'green', 'networkFound', { addresses: 'http://192.168.1.20:8080' }),
  step('backup', 'green', 'backupGood', { at: MORNING - 30_000_000 }),
  step('screens', 'green', 'screensHere', { count: 1, of: 2 }),
  step('screens', 'red', 'screenAway', { name: 'Display, hall left', since: ago(22) }),
  step('station', 'green', 'stationHere', { name: 'PC at the front door', since: null }, 's1'),
  step('printer', 'green', 'works', { name: 'Front door', id: 'front' }, 's1'),
  step('printer', 'red', 'paperOut', { name: 'Back office', id: 'back' }, 's1'),
  step('buttonBox', 'amber', 'cannotTell', { name: 'Ticket dispenser', id: 'door' }, 's1'),
  step('station', 'green', 'stationHere', { name: 'PC behind the hall display', since: null }, 's2'),
  step('voice', 'green', 'speaks', { name: '', languages: 'en, fr' }, 's2'),
];
