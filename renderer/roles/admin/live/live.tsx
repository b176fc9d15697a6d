import { useTranslation } from 'react-i18next';
import { firstSteps } from '../logic/needs.ts';
import { DeskTiles } from './desk-tiles.tsx';
import { FirstSteps } from './first-steps.tsx';
import { AllWell, Needs } from './needs.tsx';
import { QueueTiles } from './queue-tiles.tsx';
import { useNeeds } from './use-needs.ts';
import { useOffice } from './use-office.ts';
import './live.css';

/** The office at a glance: queues, desks, and what needs someone. */
export function Live() {
  const { t } = useTranslation('admin');
  const office = useOffice();
  const needs = useNeeds();
  const steps = firstSteps(office);
  // A day that is closed for the night is no set-up that is missing.
  const ready = steps.every(({ step, done }) => done || step === 'day');
  return (
    <>
      {!ready && <FirstSteps steps={steps} />}
      {office.services.length > 0 && <QueueTiles services={office.services} />}
      {office.desks.length > 0 && <DeskTiles office={office} />}
      <div className="live-cards">
        <section className="live-card" aria-labelledby="live-needs">
          <h2 id="live-needs" className="live-title">
            <span>{t('needs.title')}</span>
            <span className="live-count">{needs.length}</span>
          </h2>
          <Needs needs={needs} />
        </section>
        <section className="live-card" aria-labelledby="live-well">
          <h2 id="live-well" className="live-title">
            {t('well.title')}
          </h2>
          <AllWell office={office} />
        </section>
      </div>
    </>
  );
}
