import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Patience } from '../shared/entry-gate.tsx';
import { useMedia } from '../shared/use-media.ts';
import { Bar } from './bar/bar.tsx';
import { Strip } from './bar/strip.tsx';
import { useDesk } from './desk-tools.tsx';
import type { PanelName } from './panels/panel-name.ts';
import { Side } from './side/side.tsx';
import { type DeskFacts, useDeskFacts } from './use-desk-facts.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useLetterKeys } from './use-letter-keys.ts';
import { useListFirst } from './use-list-first.ts';
import { useWindow } from './use-window.ts';
import { useArrivals } from './window/use-arrivals.ts';
import { useGlobalKeys } from './window/use-global-keys.ts';

/** One desk at work: the bar with everything one does, and beside it everything one looks at. */
export function Workplace({ desk, person }: { desk: string; person: string }) {
  const { hub } = useDesk();
  const facts = useDeskFacts(hub, desk);
  if (facts === undefined) {
    return (
      <main className="entry">
        <Patience reached />
      </main>
    );
  }
  return <AtWork facts={facts} person={person} />;
}

function AtWork({ facts, person }: { facts: DeskFacts; person: string }) {
  const { t } = useTranslation('desk');
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [folded, setFolded] = useState(false);
  const list = useListFirst(facts.head.visit);
  const open = (name: PanelName | null) => {
    setPanel(name);
    // A question that nobody sees would only swallow keys.
    if (name === null) return;
    setFolded(false);
    list.back();
  };
  useDeskKeys(facts, panel, open);
  useLetterKeys(facts, panel, open);
  useGlobalKeys(facts, panel, open);
  useArrivals(facts.head);
  useWindow(facts.head.visit !== null);
  const low = useMedia('(max-height: 10rem)');
  if (low) return <Strip facts={facts} unfold={null} />;
  if (folded) return <Strip facts={facts} unfold={() => setFolded(false)} />;
  return (
    <main className={`desk ${list.isShown ? 'desk-list-first' : ''}`}>
      <h1 className="sr-only">{t('title')}</h1>
      <Bar
        facts={facts}
        person={person}
        panel={panel}
        openPanel={open}
        fold={() => setFolded(true)}
        showList={list.show}
      />
      <Side facts={facts} person={person} back={list.back} backButton={list.backButton} />
    </main>
  );
}
