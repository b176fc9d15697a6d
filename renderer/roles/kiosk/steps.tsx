import { useTranslation } from 'react-i18next';
import type { BandId, Instant, ServiceId } from '#contract/ids.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { BandRow, KioskServiceRow } from '#contract/views.ts';
import { Button } from '#ui/button.tsx';
import { nextOpening, useOpeningText } from '#ui/openness.ts';
import { useRefusalText } from '#ui/refusal-text.ts';
import { Calm } from './calm.tsx';
import { ChoicePage } from './choice-page.tsx';
import { asksPriority, type Offer } from './choices.ts';
import { HelpPage } from './help-page.tsx';
import type { KioskAction, KioskState } from './kiosk-state.ts';
import { OneServicePage } from './one-service-page.tsx';
import type { Fault } from './paper.ts';
import { PriorityPage } from './priority-page.tsx';
import { Sending } from './sending.tsx';

export interface StepProps {
  state: KioskState;
  offer: Offer;
  bands: readonly BandRow[];
  dayIsOpen: boolean;
  /** The hub was lost: nothing can be given out. */
  lost: boolean;
  /** What keeps the kiosk from giving tickets: its printer cannot print, and the office gives none without. */
  closed: Fault | null;
  /** Tickets come out on paper. */
  paper: boolean;
  now: Instant;
  dispatch: (action: KioskAction) => void;
  onTake: (service: ServiceId, band: BandId | null) => void;
}

/** What a visitor can do something about. All else is said without how a computer works: whom to ask. */
const FOR_VISITORS = new Set<Refusal['code']>([
  'dayClosed',
  'unknownService',
  'serviceClosed',
  'serviceFull',
  'seriesUsedUp',
  'unknownBand',
  'expired',
  'tooFast',
]);

/** What stands in the middle: one question, or one calm sentence. */
export function Steps(props: StepProps) {
  const { state, offer, dayIsOpen, lost, closed, paper, dispatch } = props;
  const { t } = useTranslation('kiosk');
  const refusalText = useRefusalText();
  const textFor = (refusal: Refusal) => (FOR_VISITORS.has(refusal.code) ? refusalText(refusal) : t('lost'));
  const { step } = state;
  if (state.help) return <HelpPage paper={paper} onBack={() => dispatch({ type: 'help', shown: false })} />;
  if (step.at === 'sending') return <Sending />;
  if (step.at === 'refused') {
    return (
      <Calm title={t('sorry')} details={[textFor(step.refusal)]}>
        <Button kind="act" className="k-large-button" onClick={() => dispatch({ type: 'open', category: null })}>
          {t('chooseAgain')}
        </Button>
      </Calm>
    );
  }
  if (lost) return <Calm title={t('oneMoment')} details={[t('lost')]} />;
  if (offer.services.length === 0) return <Calm title={t('notSetUp')} details={[t('notSetUpDetail')]} />;
  if (!dayIsOpen) return <DayClosed {...props} />;
  if (closed !== null) return <Calm title={t('paper.closed')} details={[t(`paper.${closed}`), t('paper.seeStaff')]} />;
  return <Choosing {...props} />;
}

function DayClosed({ offer, now }: StepProps) {
  const { t } = useTranslation('kiosk');
  const opening = useOpeningText()(nextOpening(offer.services, false, now), now);
  return <Calm title={t('dayClosed')} details={opening === null ? [] : [opening]} />;
}

function Choosing(props: StepProps) {
  const { state, offer, bands, now, dispatch, onTake } = props;
  const { step } = state;
  const offered = bands.filter((band) => band.atKiosk);
  const choose = (service: KioskServiceRow) => {
    if (asksPriority(service, bands)) dispatch({ type: 'askPriority', service: service.service });
    else onTake(service.service, null);
  };
  if (step.at === 'priority') {
    return (
      <PriorityPage
        bands={offered}
        larger={state.aids.larger}
        onBack={() => dispatch({ type: 'open', category: step.from })}
        onChoose={(band) => onTake(step.service, band)}
      />
    );
  }
  const [only] = offer.services;
  if (only !== undefined && offer.services.length === 1)
    return <OneServicePage service={only} now={now} onChoose={choose} />;
  const category = step.at === 'choose' ? step.category : null;
  return (
    <ChoicePage
      key={category}
      offer={offer}
      category={category}
      larger={state.aids.larger}
      now={now}
      onOpen={(next) => dispatch({ type: 'open', category: next })}
      onChoose={choose}
    />
  );
}
