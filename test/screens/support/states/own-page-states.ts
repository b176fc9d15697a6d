import { ADVICE } from '#contract/finding.ts';
import type { SetupState } from '#contract/setup.ts';
import { HUB_TROUBLES, type LocalPage, type WindowRole } from '#contract/windows.ts';
import { FRESH, OFFICE } from '../setup-office.ts';
import { type State, WIDE } from './state.ts';

const KIOSK = { width: 720, height: 1280 };
const FULL_HD = { width: 1920, height: 1080 };
const SMALL = { width: 1024, height: 640 };
const NOTHING: SetupState = {
  ...FRESH,
  report: { tried: [], heard: 0, own: ['192.168.1.42'], advice: [...ADVICE] },
};
const START = /^(Start|Créer)/;
const JOIN = /^(Join|Rejoindre)/;

const setup = (
  name: string,
  state: SetupState,
  presses: RegExp[],
  there: string,
  part: Partial<State> = {},
): State => ({
  name: `setup/${name}`,
  page: 'setup',
  size: WIDE,
  query: { setup: JSON.stringify(state) },
  there,
  reach: async (page) => {
    await page.waitForSelector('h1');
    for (const press of presses) await page.locator('button', { hasText: press }).first().click();
  },
  ...part,
});

const local = (of: LocalPage, role: WindowRole, part: Partial<State> = {}): State => ({
  name: `local/${of}-${role}${part.language ? `-${part.language}` : ''}`,
  page: 'local',
  size: WIDE,
  query: { page: of, role, hub: '192.168.1.20:8080' },
  there: '.local *',
  ...part,
});
const french = { language: 'fr' };
const isLong = true;

/** Pages of the desktop app itself: the first launch, and what stands there while there is no page of the hub's. */
export const OWN_PAGE_STATES: State[] = [
  setup('welcome-fr', FRESH, [], 'html[lang=fr] h1', { ...french, isLong }),
  setup('start', FRESH, [START], 'input', { size: SMALL }),
  setup('offices-fr', { ...FRESH, offices: [OFFICE] }, [JOIN], 'text=192.168.1.20', { ...french, isLong }),
  setup('parts', { ...FRESH, offices: [OFFICE] }, [JOIN, /^La Seyne/], 'input', { isLong }),
  setup('nothing-found-fr', NOTHING, [JOIN], '.setup-nothing li', { ...french, size: SMALL }),
  local('moment', 'kiosk', { ...french, size: KIOSK, isLong }),
  local('unreachable', 'desk', { ...french, size: { width: 360, height: 800 }, isLong }),
  local('stopped', 'display', { ...french, size: FULL_HD, isLong }),
  local('leave', 'kiosk', { ...french, size: KIOSK, query: { page: 'leave', role: 'kiosk', rejoin: '1' } }),
  local('stopped', 'kiosk', { ...french, size: KIOSK, isLong }),
  local('choosePin', 'kiosk', { ...french, size: { width: 1366, height: 768 }, isLong }),
  local('moment', 'display', {
    ...{ ...french, size: FULL_HD, there: '.local-staff button', isLong },
    name: 'local/rejoin-display-fr',
    query: { page: 'moment', role: 'display', rejoin: '1' },
    reach: async (page) => {
      await page.waitForSelector('.local-moment');
      // Whoever moves the mouse of a display is staff.
      await page.mouse.move(400, 300);
      await page.mouse.move(420, 310);
    },
  }),
  setup('again-fr', { ...FRESH, isAgain: true }, [], '.setup-looking', { ...french, isLong }),
  ...HUB_TROUBLES.map((why) =>
    local('trouble', 'desk', {
      ...french,
      name: `local/trouble-${why}-fr`,
      query: { page: 'trouble', role: 'desk', why, sentence: 'Port 8080 is in use by another program.' },
      ...(why === 'portInUse' ? {} : { isLong }),
    }),
  ),
];
