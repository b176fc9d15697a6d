import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FirstStep } from '../logic/needs.ts';

const WHERE: Record<FirstStep, string> = {
  service: '#services/service:new',
  profile: '#desks/profile:new',
  desk: '#desks/desk:new',
  person: '#people/person:new',
  day: '#backup',
  device: '#devices',
};

/** The way from an empty office to the first call; it leaves when it has been gone. */
export function FirstSteps({ steps }: { steps: readonly { step: FirstStep; done: boolean }[] }) {
  const { t } = useTranslation('admin');
  return (
    <section className="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{t('steps.title')}</h2>
      <ol>
        {steps.map(({ step, done }) => (
          <li key={step} className={done ? 'step-done' : ''}>
            {done ? (
              <CircleCheck className="icon tone-good" aria-hidden="true" />
            ) : (
              <CircleDashed className="icon" aria-hidden="true" />
            )}
            {done ? <span>{t(`steps.${step}`)}</span> : <a href={WHERE[step]}>{t(`steps.${step}`)}</a>}
            {done && <span className="sr-only">{t('steps.done')}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
