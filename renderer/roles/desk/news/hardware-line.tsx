import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import { type HardwareTrouble, hardwareTroubles } from '../logic/hardware.ts';
import { useHardware } from '../use-hardware.ts';

/** Printers, boxes, signs or the voice that do not work, in one quiet line: nobody's work stops for it. */
export function HardwareLine() {
  const { t } = useTranslation('desk');
  const troubles = hardwareTroubles(useHardware());
  const [latest, ...others] = troubles;
  if (latest === undefined) return null;
  return (
    <p className="hardware-line" role="status">
      <TriangleAlert className="icon" aria-hidden="true" />
      <span>
        <Told trouble={latest} />
        {others.length > 0 && t('hardware.more', { count: others.length })}
      </span>
    </p>
  );
}

function Told({ trouble: { items, problem, since } }: { trouble: HardwareTrouble }) {
  const { t, i18n } = useTranslation('desk');
  const { time } = useFormats();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const names = list.format(items.map(({ of, name }) => (of === 'voice' ? t('hardware.voice') : name)));
  const facts = { names, problem: t(`fault.${problem ?? 'internal'}`) };
  return <>{since === null ? t('hardware.down', facts) : t('hardware.downSince', { ...facts, time: time(since) })} </>;
}
