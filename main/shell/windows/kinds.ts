import type { WindowRole } from '#contract/windows.ts';

/** What each window is and what it allows. To open something up, change a line here, and its tests. */
export interface WindowKind {
  /** Covers its monitor, without frame. */
  covers: boolean;
  /** A bar at an edge of the screen, without frame, in front of other windows. */
  isBar: boolean;
  /** Held in front of everything else, as far as the system lets a program do that. */
  kiosk: boolean;
  /** `few`: what a page of touch targets needs; nothing with a modifier but Shift. */
  keys: 'all' | 'few';
  /** `pin`: never by itself; `asks`: while a visitor is being served. */
  closes: 'freely' | 'asks' | 'pin';
  /** Its monitor stays on. */
  staysAwake: boolean;
  /** Chromium's names of what its page may use. */
  permissions: readonly string[];
  /** Whether it hands files to the person, by the system's dialog. */
  downloads: boolean;
  /** The public looks at it: it never shows anything technical. */
  isPublic: boolean;
  /** Before anything is drawn. */
  background: string;
}

const DARK = '#0f2029';
const PAPER = '#f6f4ee';

/** As what the windows of each role open; a desk may become a bar. */
export const WINDOW_KINDS: Record<WindowRole, WindowKind> = {
  desk: {
    covers: false,
    isBar: false,
    kiosk: false,
    keys: 'all',
    closes: 'asks',
    staysAwake: false,
    permissions: [],
    downloads: false,
    isPublic: false,
    background: PAPER,
  },
  kiosk: {
    covers: true,
    isBar: false,
    kiosk: true,
    keys: 'few',
    closes: 'pin',
    staysAwake: true,
    permissions: [],
    downloads: false,
    isPublic: true,
    background: PAPER,
  },
  display: {
    covers: true,
    isBar: false,
    kiosk: false,
    keys: 'few',
    closes: 'freely',
    staysAwake: true,
    // Calls sound through the loudspeaker that was chosen for this display.
    permissions: ['speaker-selection'],
    downloads: false,
    isPublic: true,
    background: DARK,
  },
  admin: {
    covers: false,
    isBar: false,
    kiosk: false,
    keys: 'all',
    closes: 'freely',
    staysAwake: false,
    permissions: [],
    // Exports of a day.
    downloads: true,
    isPublic: false,
    background: PAPER,
  },
};

/** The same to have a look at: in a frame, with all keys, and closed as any window. */
export const inFrame = (kind: WindowKind): WindowKind => ({
  ...kind,
  ...{ covers: false, kiosk: false, keys: 'all', staysAwake: false },
  closes: kind.closes === 'pin' ? 'freely' : kind.closes,
});
/** A desk's window that is a bar at an edge of the screen. */
export const BAR: WindowKind = { ...WINDOW_KINDS.desk, isBar: true };
