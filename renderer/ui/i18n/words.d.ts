import 'i18next';
import type admin from './en/admin.json';
import type common from './en/common.json';
import type desk from './en/desk.json';
import type display from './en/display.json';
import type entry from './en/entry.json';
import type keys from './en/keys.json';
import type kiosk from './en/kiosk.json';
import type local from './en/local.json';
import type refusals from './en/refusals.json';
import type setup from './en/setup.json';

/** The English words decide which keys exist: `t('typo')` does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      entry: typeof entry;
      kiosk: typeof kiosk;
      display: typeof display;
      desk: typeof desk;
      admin: typeof admin;
      keys: typeof keys;
      local: typeof local;
      refusals: typeof refusals;
      setup: typeof setup;
    };
  }
}
