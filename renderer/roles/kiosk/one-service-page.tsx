import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { KioskServiceRow } from '#contract/views.ts';
import { Button } from '#ui/button.tsx';
import { opennessOf } from '#ui/openness.ts';
import { CardText, Mark, ServiceCard } from './cards.tsx';
import { Heading } from './heading.tsx';
import './pages.css';

interface Props {
  service: KioskServiceRow;
  now: Instant;
  onChoose: (service: KioskServiceRow) => void;
}

/** An office with one service asks nothing: one press, one number. */
export function OneServicePage({ service, now, onChoose }: Props) {
  const { t } = useTranslation(['kiosk', 'common']);
  const canTake = opennessOf(service, true, now).open && !service.full;
  return (
    <div className="k-one">
      <Heading>{t('oneService')}</Heading>
      {canTake ? (
        <>
          <div className="k-one-service">
            <Mark service={service} />
            <CardText service={service} />
            <p className="k-one-waiting">{t('common:waiting', { count: service.waiting })}</p>
          </div>
          <Button kind="act" className="k-large-button" onClick={() => onChoose(service)}>
            {t('takeNumber')}
          </Button>
        </>
      ) : (
        <ServiceCard service={service} now={now} onPress={() => onChoose(service)} />
      )}
    </div>
  );
}
