import enAdmin from './en/admin.json';
import enCommon from './en/common.json';
import enEntry from './en/entry.json';
import enKeys from './en/keys.json';
import enRefusals from './en/refusals.json';
import frAdmin from './fr/admin.json';
import frCommon from './fr/common.json';
import frEntry from './fr/entry.json';
import frKeys from './fr/keys.json';
import frRefusals from './fr/refusals.json';

/** Words of the admin page. */
export const ADMIN_WORDS = {
  en: { common: enCommon, admin: enAdmin, entry: enEntry, keys: enKeys, refusals: enRefusals },
  fr: { common: frCommon, admin: frAdmin, entry: frEntry, keys: frKeys, refusals: frRefusals },
};
