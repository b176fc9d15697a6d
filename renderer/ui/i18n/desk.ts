import enCommon from './en/common.json';
import enDesk from './en/desk.json';
import enRefusals from './en/refusals.json';
import frCommon from './fr/common.json';
import frDesk from './fr/desk.json';
import frRefusals from './fr/refusals.json';

/** Words of the desk page. */
export const DESK_WORDS = {
  en: { common: enCommon, desk: enDesk, refusals: enRefusals },
  fr: { common: frCommon, desk: frDesk, refusals: frRefusals },
};
