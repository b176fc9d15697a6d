import enCommon from './en/common.json';
import enSetup from './en/setup.json';
import frCommon from './fr/common.json';
import frSetup from './fr/setup.json';

/** Words of the desktop app's first launch. */
export const SETUP_WORDS = {
  en: { common: enCommon, setup: enSetup },
  fr: { common: frCommon, setup: frSetup },
};
