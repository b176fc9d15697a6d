import { useTranslation } from 'react-i18next';
import type { FindingReport } from '#contract/finding.ts';
import { Button } from '#ui/button.tsx';
import { bridge } from './bridge.ts';

/** What to check, the most likely first. */
export function NothingFound({ report }: { report: FindingReport }) {
  const { t } = useTranslation('setup');
  return (
    <section className="setup-nothing" aria-live="polite">
      <h2>{t('nothingFound')}</h2>
      <ul>
        {report.advice.map((one) => (
          <li key={one}>{t(`advice.${one}`)}</li>
        ))}
      </ul>
      {report.own.length > 0 && <p className="setup-detail">{t('own', { addresses: report.own.join(', ') })}</p>}
      <Button onClick={() => void bridge().look()}>{t('lookAgain')}</Button>
    </section>
  );
}
