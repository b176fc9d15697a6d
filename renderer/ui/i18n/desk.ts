import enCommon from './en/common.json';
import enDesk from './en/desk.json';
import enEntry from './en/entry.json';
import enKeys from './en/keys.json';
import enRefusals from './en/refusals.json';
import frCommon from './fr/common.json';
import frDesk from './fr/desk.json';
import frEntry from './fr/entry.json';
import frKeys from './fr/keys.json';
import frRefusals from './fr/refusals.json';

/** Words of the desk page. */
export const DESK_WORDS = {
  en: { common: enCommon, desk: enDesk, entry: enEntry, keys: enKeys, refusals: enRefusals },
  fr: { common: frCommon, desk: frDesk, entry: frEntry, keys: frKeys, refusals: frRefusals },
};
