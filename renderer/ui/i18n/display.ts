import arCommon from './ar/common.json';
import arDisplay from './ar/display.json';
import arEntry from './ar/entry.json';
import arRefusals from './ar/refusals.json';
import enCommon from './en/common.json';
import enDisplay from './en/display.json';
import enEntry from './en/entry.json';
import enRefusals from './en/refusals.json';
import frCommon from './fr/common.json';
import frDisplay from './fr/display.json';
import frEntry from './fr/entry.json';
import frRefusals from './fr/refusals.json';

/** Words of the wall display. */
export const DISPLAY_WORDS = {
  en: { common: enCommon, entry: enEntry, display: enDisplay, refusals: enRefusals },
  fr: { common: frCommon, entry: frEntry, display: frDisplay, refusals: frRefusals },
  ar: { common: arCommon, entry: arEntry, display: arDisplay, refusals: arRefusals },
};
