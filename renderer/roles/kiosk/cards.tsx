import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { CategoryRow, KioskServiceRow } from '#contract/views.ts';
import { opennessOf, useOpeningText } from '#ui/openness.ts';
import { Pictogram } from '#ui/pictogram.tsx';
import { Local, useFormats } from '#ui/site-context.tsx';
import { withSoftHyphens } from './hyphens.ts';
import './cards.css';

/** A service to press; one that is closed or has no numbers left stays, dashed, and says why. */
export function ServiceCard({
  service,
  now,
  onPress,
}: {
  service: KioskServiceRow;
  now: Instant;
  onPress: () => void;
}) {
  const { t } = useTranslation(['kiosk', 'common']);
  const formats = useFormats();
  const openness = opennessOf(service, true, now);
  if (service.full) return <VoidCard service={service} why={t('full')} />;
  if (!openness.open) return <ClosedCard service={service} next={openness.next} now={now} />;
  return (
    <button type="button" className="k-card" onClick={onPress}>
      <Mark service={service} />
      <CardText service={service} />
      <span className="k-card-state">
        <span className="k-card-waiting">{t('common:waiting', { count: service.waiting })}</span>
        {openness.until !== null && (
          <span className="k-card-hours">{t('openUntil', { time: formats.time(openness.until) })}</span>
        )}
      </span>
      <ChevronRight className="icon k-card-go k-turns" aria-hidden="true" />
    </button>
  );
}

export function CategoryCard({
  category,
  size,
  onPress,
}: {
  category: CategoryRow;
  size: number;
  onPress: () => void;
}) {
  const { t } = useTranslation('kiosk');
  return (
    <button type="button" className="k-card" onClick={onPress}>
      <span className="k-mark k-mark-plain">
        <span className="k-mark-in">
          <Pictogram name={category.pictogram} />
        </span>
      </span>
      <span className="k-card-text">
        <span className="k-card-name">
          <Local text={withSoftHyphens(category.name)} />
        </span>
        <span className="k-card-detail">{t('choices', { count: size })}</span>
      </span>
      <ChevronRight className="icon k-card-go k-turns" aria-hidden="true" />
    </button>
  );
}

function ClosedCard({ service, next, now }: { service: KioskServiceRow; next: Instant | null; now: Instant }) {
  const { t } = useTranslation('kiosk');
  const opening = useOpeningText()(next, now);
  return <VoidCard service={service} why={opening === null ? t('closed') : `${t('closed')} ${opening}`} />;
}

function VoidCard({ service, why }: { service: KioskServiceRow; why: ReactNode }) {
  return (
    <div className="k-card k-card-void">
      <Mark service={service} />
      <span className="k-card-text">
        <span className="k-card-name">
          <Local text={withSoftHyphens(service.name)} />
        </span>
        <span className="k-card-detail">{why}</span>
      </span>
    </div>
  );
}

export function CardText({ service }: { service: KioskServiceRow }) {
  return (
    <span className="k-card-text">
      <span className="k-card-name">
        <Local text={withSoftHyphens(service.name)} />
      </span>
      {service.detail && (
        <span className="k-card-detail">
          <Local text={service.detail} />
        </span>
      )}
    </span>
  );
}

/** Pictogram and letter on the service's colour. */
export function Mark({ service }: { service: Pick<KioskServiceRow, 'color' | 'pictogram' | 'letter'> }) {
  return (
    <span className={`k-mark svc-${service.color}`} aria-hidden="true">
      <span className="k-mark-in">
        <Pictogram name={service.pictogram} />
        {service.letter !== '' && <span className="k-letter">{service.letter}</span>}
      </span>
    </span>
  );
}
