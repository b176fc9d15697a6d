import { useTranslation } from 'react-i18next';
import type { SettingProblem } from '#contract/shell-settings.ts';

/** What stands in the settings of this PC and does not count: whoever wrote it learns it here. */
export function Problems({ problems }: { problems: SettingProblem[] }) {
  const { t } = useTranslation('setup');
  if (problems.length === 0) return null;
  return (
    <section className="setup-problems" role="alert">
      <h2>{t('problems')}</h2>
      <ul>
        {problems.map(({ code, from, field }) => (
          <li key={`${from} ${field}`}>{t(`problem.${code}`, { from, field })}</li>
        ))}
      </ul>
    </section>
  );
}
