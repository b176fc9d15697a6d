import { useTranslation } from 'react-i18next';
import { useRows } from '../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../admin-tools.tsx';
import { settingsOf } from '../logic/settings.ts';
import { AddDevice } from './add-device.tsx';
import { DeviceEditor } from './device-editor.tsx';
import { DeviceRequests } from './device-requests.tsx';
import { Master } from './master.tsx';
import { useChosen } from './use-editor.ts';
import { useSeenWords } from './use-seen-words.ts';

/** The screens of the office: who waits to come in, who is here, who was sent away. */
export function DevicesSection() {
  const { t } = useTranslation('admin');
  const { hub, settings } = useAdmin();
  const presence = new Map(useRows(hub, ADMIN, 'presence').map((row) => [row.device, row]));
  const words = useSeenWords();
  const entries = settingsOf(settings, 'device').map(({ id, value }) => ({
    item: `device:${id}`,
    title: value.name,
    detail: value.revoked ? t('device.revoked') : `${t(`role.${value.role}`)} · ${words(presence.get(id))}`,
    icon: <span className={`dot ${presence.get(id)?.online && !value.revoked ? 'dot-on' : ''}`} aria-hidden="true" />,
    off: value.revoked,
  }));
  const groups = [
    {
      title: t('section.devices'),
      none: t('device.none'),
      entries,
      add: { words: t('device.add'), item: 'device:new' },
    },
  ];
  return (
    <>
      <DeviceRequests />
      <Master section="devices" groups={groups} detail={<Detail />} />
    </>
  );
}

function Detail() {
  const chosen = useChosen();
  if (chosen?.kind !== 'device') return null;
  return chosen.id === 'new' ? <AddDevice /> : <DeviceEditor key={chosen.id} id={chosen.id} />;
}
