import enCommon from './en/common.json';
import enDesk from './en/desk.json';
import enEntry from './en/entry.json';
import enRefusals from './en/refusals.json';
import frCommon from './fr/common.json';
import frDesk from './fr/desk.json';
import frEntry from './fr/entry.json';
import frRefusals from './fr/refusals.json';

/** Words of the desk page. */
export const DESK_WORDS = {
  en: { common: enCommon, desk: enDesk, entry: enEntry, refusals: enRefusals },
  fr: { common: frCommon, desk: frDesk, entry: frEntry, refusals: frRefusals },
};
