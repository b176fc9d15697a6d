import { useTranslation } from 'react-i18next';
import { useAdmin } from '../../admin-tools.tsx';
import { settingsOf } from '../../logic/settings.ts';
import { NoStation } from '../hardware/no-station.tsx';
import { StateMark } from '../hardware/state-mark.tsx';
import { useStateWords } from '../hardware/state-words.ts';
import { useHardware } from '../hardware/use-hardware.ts';
import { type Entry, Master } from '../master.tsx';
import { useChosen } from '../use-editor.ts';
import { BoxEditor } from './box-editor.tsx';
import { SignEditor } from './sign-editor.tsx';

/** Boxes with buttons at desks and at the door, and signs over the desks. */
export function ButtonsSection() {
  const { t } = useTranslation('admin');
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

function Detail() {
  const chosen = useChosen();
  if (chosen?.kind === 'buttonBox') return <BoxEditor key={chosen.id} id={chosen.id} section="buttons" />;
  return chosen?.kind === 'sign' ? <SignEditor key={chosen.id} id={chosen.id} section="buttons" /> : null;
}
