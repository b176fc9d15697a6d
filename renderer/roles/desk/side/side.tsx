import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { FreshMark } from '../../shared/fresh-mark.tsx';
import { useMedia } from '../../shared/use-media.ts';
import { useDesk } from '../desk-tools.tsx';
import { endedToday } from '../logic/call-order.ts';
import { BAR_ONLY, OfficeNews } from '../news/office-news.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { Counters } from './counters.tsx';
import { EndedList } from './ended-list.tsx';
import { OtherDesks } from './other-desks.tsx';
import { QueueCards } from './queue-cards.tsx';
import { WaitingList } from './waiting-list.tsx';
import './side.css';

const TABS = ['waiting', 'desks', 'ended'] as const;
type Tab = (typeof TABS)[number];

interface Props {
  facts: DeskFacts;
  person: string;
  /** Back to the bar, where only one of both fits. */
  back: () => void;
  backButton: RefObject<HTMLButtonElement | null>;
}

/** The side for looking: who waits, in which order, and how the office stands. */
export function Side({ facts, person, back, backButton }: Props) {
  const { t } = useTranslation('desk');
  const { hub } = useDesk();
  const [tab, setTab] = useState<Tab>('waiting');
  return (
    <section className="side" aria-label={t('side.title')}>
      <header className="side-head">
        <button type="button" ref={backButton} className="link-button side-back" onClick={back}>
          {t('back')}
        </button>
        <Tabs facts={facts} tab={tab} choose={setTab} />
        <FreshMark hub={hub} />
        <ClockNow />
      </header>
      <div className="side-body" id="side-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {!useMedia(BAR_ONLY) && <OfficeNews facts={facts} />}
        {tab === 'waiting' && <QueueCards facts={facts} />}
        {tab === 'waiting' && <WaitingList facts={facts} person={person} />}
        {tab === 'desks' && <OtherDesks facts={facts} />}
        {tab === 'ended' && <EndedList facts={facts} />}
      </div>
      <Counters today={facts.head.today} />
    </section>
  );
}

function Tabs({ facts, tab, choose }: { facts: DeskFacts; tab: Tab; choose: (tab: Tab) => void }) {
  const { t } = useTranslation('desk');
  const ended = endedToday(facts.visits.values()).length;
  const move = (step: number) => {
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? 'waiting';
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={t('side.title')}>
      {TABS.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={tab === name}
          aria-controls="side-panel"
          tabIndex={tab === name ? 0 : -1}
          onClick={() => choose(name)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') move(1);
            else if (key === 'ArrowLeft') move(-1);
          }}
        >
          {name === 'ended' ? t('side.ended', { count: ended }) : t(`side.${name}`)}
        </button>
      ))}
    </div>
  );
}

function ClockNow() {
  const { hub } = useDesk();
  const { time } = useFormats();
  return <span className="side-clock num">{time(useNow(hub, 1_000))}</span>;
}
