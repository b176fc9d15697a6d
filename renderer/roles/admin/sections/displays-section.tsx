import { useTranslation } from 'react-i18next';
import { ALL_DESKS } from '#contract/names.ts';
import { useAdmin } from '../admin-tools.tsx';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { LocalField } from '../fields/local-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import { orNull } from '../logic/clean.ts';
import { nameOf, settingsOf } from '../logic/settings.ts';
import { Gone } from './gone.tsx';
import { type Entry, Master } from './master.tsx';
import { PlaylistEditor } from './slides/playlist-editor.tsx';
import { type EditorProps, useChosen, useEditor } from './use-editor.ts';

/** What the displays of each room show. */
export function DisplaysSection() {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const groups = settingsOf(settings, 'displayGroup').map((row) => {
    const { desks } = row.value;
    const detail = desks.length === 0 ? t('display.allDesks') : t('display.desks', { count: desks.length });
    return { item: `displayGroup:${row.id}`, title: nameOf(row, i18n.language), detail };
  });
  const list = [
    {
      title: t('display.title'),
      none: t('display.none'),
      entries: groups,
      add: { words: t('display.add'), item: 'displayGroup:new' },
    },
    { title: t('slides.heading'), none: '', entries: usePlaylists() },
  ];
  return <Master section="displays" groups={list} detail={<Detail />} />;
}

/** The slides of every group, and of the displays without one. */
function usePlaylists(): Entry[] {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const counts = new Map(settingsOf(settings, 'playlist').map(({ id, value }) => [id, value.slides.length]));
  const groups = settingsOf(settings, 'displayGroup').map((row) => ({ id: row.id, title: nameOf(row, i18n.language) }));
  const all = groups.some(({ id }) => id === ALL_DESKS) ? [] : [{ id: ALL_DESKS, title: t('slides.all') }];
  return [...all, ...groups].map(({ id, title }) => {
    const count = counts.get(id) ?? 0;
    return { item: `playlist:${id}`, title, detail: count === 0 ? t('slides.off') : t('slides.count', { count }) };
  });
}

function Detail() {
  const chosen = useChosen();
  if (chosen?.kind === 'playlist') return <PlaylistEditor key={chosen.id} id={chosen.id} section="displays" />;
  return chosen?.kind === 'displayGroup' ? <GroupEditor key={chosen.id} id={chosen.id} section="displays" /> : null;
}

function GroupEditor(props: EditorProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const { form, exists, isNew, saved, removed } = useEditor('displayGroup', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  const options = settingsOf(settings, 'desk').map((row) => ({ value: row.id, words: nameOf(row, i18n.language) }));
  return (
    <SettingSheet form={form} title={isNew ? t('display.new') : t('display.edit')} saved={saved} removed={removed}>
      <LocalField
        label={t('fields.name')}
        value={value.name}
        change={(name) => set({ name })}
        error={error('name')}
        max={60}
      />
      <ChecksField
        label={t('fields.desks')}
        hint={t('display.desksHint')}
        options={options}
        value={value.desks}
        change={(desks) => set({ desks })}
        error={error('desks')}
        none={t('desk.none')}
      />
      <NumberField
        label={t('fields.overscan')}
        hint={t('display.overscanHint')}
        unit="%"
        step={0.5}
        value={value.overscan}
        change={(overscan) => set({ overscan: overscan ?? Number.NaN })}
        error={error('overscan')}
      />
      <CheckField label={t('fields.chime')} value={value.chime} change={(chime) => set({ chime })} />
      <LocalField
        label={t('fields.info')}
        hint={t('display.infoHint')}
        value={value.info}
        change={(info) => set({ info: orNull(info) })}
        error={error('info')}
        max={160}
      />
    </SettingSheet>
  );
}
