import { useTranslation } from 'react-i18next';
import { useRows } from '../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../admin-tools.tsx';
import { settingsOf } from '../logic/settings.ts';
import { Master } from './master.tsx';
import { PersonEditor } from './person-editor.tsx';
import { useChosen } from './use-editor.ts';

/** Who works here. */
export function PeopleSection() {
  const { t, i18n } = useTranslation('admin');
  const { hub, settings } = useAdmin();
  const pins = new Map(useRows(hub, ADMIN, 'pin').map((row) => [row.person, row.set]));
  const people = [...settingsOf(settings, 'person')]
    .sort((a, b) => a.value.name.localeCompare(b.value.name, i18n.language))
    .map(({ id, value }) => {
      const pin = pins.get(id) === true ? '' : t('person.noPin');
      return {
        item: `person:${id}`,
        title: value.name,
        detail: value.enabled ? pin : t('list.off'),
        off: !value.enabled,
      };
    });
  const groups = [
    {
      title: t('section.people'),
      none: t('person.none'),
      entries: people,
      add: { words: t('person.add'), item: 'person:new' },
    },
  ];
  return <Master section="people" groups={groups} detail={<Detail />} />;
}

function Detail() {
  const chosen = useChosen();
  return chosen?.kind === 'person' ? <PersonEditor key={chosen.id} id={chosen.id} section="people" /> : null;
}
