import arCommon from './ar/common.json';
import arEntry from './ar/entry.json';
import arKiosk from './ar/kiosk.json';
import arRefusals from './ar/refusals.json';
import enCommon from './en/common.json';
import enEntry from './en/entry.json';
import enKiosk from './en/kiosk.json';
import enRefusals from './en/refusals.json';
import frCommon from './fr/common.json';
import frEntry from './fr/entry.json';
import frKiosk from './fr/kiosk.json';
import frRefusals from './fr/refusals.json';

/** Words of the kiosk. */
export const KIOSK_WORDS = {
  en: { common: enCommon, entry: enEntry, kiosk: enKiosk, refusals: enRefusals },
  fr: { common: frCommon, entry: frEntry, kiosk: frKiosk, refusals: frRefusals },
  ar: { common: arCommon, entry: arEntry, kiosk: arKiosk, refusals: arRefusals },
};
