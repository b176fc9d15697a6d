import type { Page } from 'playwright-core';
import type { Size } from '../browser.ts';
import type { FixtureHub } from '../fixture-hub.ts';

/** A state in which people meet a screen, as data: every engine is brought to it in the same way. */
export interface State {
  /** Also of its picture. */
  name: string;
  page: 'kiosk' | 'desk' | 'display' | 'admin' | 'setup' | 'local';
  size: Size;
  /** What whoever sits there speaks, first of all. */
  language?: string;
  /** What the address tells besides. */
  query?: Record<string, string>;
  /** Comes without a secret, and has to wait until it is let in. */
  isNew?: true;
  /** What the hub has to show. */
  office?(hub: FixtureHub): void;
  /** What people and the office do until it is there. */
  reach?(page: Page, hub: FixtureHub): Promise<void>;
  /** What can be seen of it once it is there. */
  there: string;
  /** Only where there is time for it. */
  isLong?: true;
}

export const WIDE: Size = { width: 1280, height: 800 };
