import { PrinterX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Fault } from './paper.ts';

/** Tickets are given without paper for now: whoever comes knows it before pressing. */
export function PaperNote({ fault }: { fault: Fault }) {
  const { t } = useTranslation('kiosk');
  return (
    <p className="k-note" role="status">
      <PrinterX className="icon" aria-hidden="true" />
      {t(`paper.${fault}`)} {t('paper.onScreen')}
    </p>
  );
}
