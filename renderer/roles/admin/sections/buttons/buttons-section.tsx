import { Keyboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SettingValues } from '#contract/settings.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { settingsOf } from '../../logic/settings.ts';
import { NoStation } from '../hardware/no-station.tsx';
import { StateMark } from '../hardware/state-mark.tsx';
import { useStateWords } from '../hardware/state-words.ts';
import { useHardware } from '../hardware/use-hardware.ts';
import { type Entry, Master } from '../master.tsx';
import { useChosen } from '../use-editor.ts';
import { BoxEditor } from './box-editor.tsx';
import { KeyMapEditor } from './key-map-editor.tsx';
import { SignEditor } from './sign-editor.tsx';

/** Boxes with buttons at desks and at the door, signs over the desks, and what keyboards of another shape do. */
export function ButtonsSection() {
  const { t } = useTranslation(['admin', 'keys']);
  const groups = [
    {
      title: t('box.title'),
      none: t('box.none'),
      entries: useEntries('buttonBox'),
      add: { words: t('box.add'), item: 'buttonBox:new' },
    },
    {
      title: t('sign.title'),
      none: t('sign.none'),
      entries: useEntries('sign'),
      add: { words: t('sign.add'), item: 'sign:new' },
    },
    { title: t('keys:map.title'), none: t('keys:map.none'), entries: useKeyMaps() },
  ];
  return (
    <>
      <NoStation />
      <Master section="buttons" groups={groups} detail={<Detail />} />
    </>
  );
}

function useEntries(of: 'buttonBox' | 'sign'): Entry[] {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const hardware = useHardware(of);
  const words = useStateWords();
  return settingsOf(settings, of).map(({ id, value }) => ({
    item: `${of}:${id}`,
    title: value.name,
    detail: value.enabled ? words(hardware.get(id)) : t('list.off'),
    icon: <StateMark state={hardware.get(id)?.state ?? 'unknown'} />,
    off: !value.enabled,
  }));
}

/** Computers whose page takes keys; nothing is added here, for they join by themselves. */
function useKeyMaps(): Entry[] {
  const { t } = useTranslation('keys');
  const { settings } = useAdmin();
  const maps = new Map(settingsOf(settings, 'keyMap').map(({ id, value }) => [id, value.keys.length]));
  const takesKeys = ({ value }: { value: SettingValues['device'] }) =>
    !value.revoked && (value.role === 'desk' || value.role === 'kiosk');
  return settingsOf(settings, 'device')
    .filter(takesKeys)
    .map(({ id, value }) => ({
      item: `keyMap:${id}`,
      title: value.name,
      detail: t('map.count', { count: maps.get(id) ?? 0 }),
      icon: <Keyboard className="icon" aria-hidden="true" />,
    }));
}

function Detail() {
  const chosen = useChosen();
  if (chosen?.kind === 'keyMap') return <KeyMapEditor key={chosen.id} id={chosen.id} />;
  if (chosen?.kind === 'buttonBox') return <BoxEditor key={chosen.id} id={chosen.id} section="buttons" />;
  return chosen?.kind === 'sign' ? <SignEditor key={chosen.id} id={chosen.id} section="buttons" /> : null;
}
