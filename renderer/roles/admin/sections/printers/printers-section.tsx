import { useTranslation } from 'react-i18next';
import { useAdmin } from '../../admin-tools.tsx';
import { settingsOf } from '../../logic/settings.ts';
import { NoStation } from '../hardware/no-station.tsx';
import { StateMark } from '../hardware/state-mark.tsx';
import { useStateWords } from '../hardware/state-words.ts';
import { useHardware } from '../hardware/use-hardware.ts';
import { Master } from '../master.tsx';
import { useChosen } from '../use-editor.ts';
import { PrinterEditor } from './printer-editor.tsx';

/** Where tickets come out. */
export function PrintersSection() {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const hardware = useHardware('printer');
  const words = useStateWords();
  const entries = settingsOf(settings, 'printer').map(({ id, value }) => ({
    item: `printer:${id}`,
    title: value.name,
    detail: value.enabled ? words(hardware.get(id)) : t('list.off'),
    icon: <StateMark state={hardware.get(id)?.state ?? 'unknown'} />,
    off: !value.enabled,
  }));
  const groups = [
    {
      title: t('section.printers'),
      none: t('printer.none'),
      entries,
      add: { words: t('printer.add'), item: 'printer:new' },
    },
  ];
  return (
    <>
      <NoStation />
      <Master section="printers" groups={groups} detail={<Detail />} />
    </>
  );
}

function Detail() {
  const chosen = useChosen();
  return chosen?.kind === 'printer' ? <PrinterEditor key={chosen.id} id={chosen.id} section="printers" /> : null;
}
