import arCommon from './ar/common.json';
import arEntry from './ar/entry.json';
import enCommon from './en/common.json';
import enEntry from './en/entry.json';
import enLocal from './en/local.json';
import frCommon from './fr/common.json';
import frEntry from './fr/entry.json';
import frLocal from './fr/local.json';

/** Words of the desktop app's own pages; visitors meet only those of `entry`. */
export const LOCAL_WORDS = {
  en: { common: enCommon, entry: enEntry, local: enLocal },
  fr: { common: frCommon, entry: frEntry, local: frLocal },
  ar: { common: arCommon, entry: arEntry },
};
