import { useTranslation } from 'react-i18next';
import { Arrow } from '#ui/arrow.tsx';
import { useAdmin } from '../admin-tools.tsx';
import { nameOf, settingsOf } from '../logic/settings.ts';
import { DeskEditor } from './desk-editor.tsx';
import { Master } from './master.tsx';
import { ProfileEditor } from './profile-editor.tsx';
import { useChosen } from './use-editor.ts';

/** Where visitors are served, and what a desk serves. */
export function DesksSection() {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const profiles = settingsOf(settings, 'profile');
  const profileName = (id: string | null) => {
    const row = profiles.find((one) => one.id === id);
    return row && nameOf(row, i18n.language);
  };
  const desks = settingsOf(settings, 'desk').map((row) => ({
    item: `desk:${row.id}`,
    title: nameOf(row, i18n.language),
    detail: row.value.enabled ? profileName(row.value.profile) : t('list.off'),
    icon: <span className="arrow-box">{row.value.arrow !== 'none' && <Arrow name={row.value.arrow} />}</span>,
    off: !row.value.enabled,
  }));
  const profileEntries = profiles.map((row) => ({
    item: `profile:${row.id}`,
    title: nameOf(row, i18n.language),
    detail: t('profile.services', { count: row.value.services.length }),
  }));
  const groups = [
    { title: t('desk.title'), none: t('desk.none'), entries: desks, add: { words: t('desk.add'), item: 'desk:new' } },
    {
      title: t('profile.title'),
      none: t('profile.none'),
      entries: profileEntries,
      add: { words: t('profile.add'), item: 'profile:new' },
    },
  ];
  return <Master section="desks" groups={groups} detail={<Detail />} />;
}

function Detail() {
  const chosen = useChosen();
  if (chosen === null) return null;
  const key = `${chosen.kind}:${chosen.id}`;
  if (chosen.kind === 'desk') return <DeskEditor key={key} id={chosen.id} section="desks" />;
  return chosen.kind === 'profile' ? <ProfileEditor key={key} id={chosen.id} section="desks" /> : null;
}
