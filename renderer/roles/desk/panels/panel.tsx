import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Says } from '../bar/says.tsx';
import { useDesk } from '../desk-tools.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { ShortcutsPanel } from '../window/shortcuts-panel.tsx';
import { AnnouncePanel } from './announce-panel.tsx';
import { BreakPanel } from './break-panel.tsx';
import { DeliverPanel } from './deliver-panel.tsx';
import { IssuePanel } from './issue-panel.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { MorePanel } from './more-panel.tsx';
import { NotePanel } from './note-panel.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import type { PanelName } from './panel-name.ts';
import { ParkPanel } from './park-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { TransferPanel } from './transfer-panel.tsx';
import { WalkUpPanel } from './walk-up-panel.tsx';
import './panel.css';

interface Props {
  name: PanelName;
  facts: DeskFacts;
  person: string;
  open: (panel: PanelName | null) => void;
}

/** What every panel gets: the facts, and how to be done. */
export interface PanelProps {
  facts: DeskFacts;
  /** Closes the panel and gives the focus back to Next. */
  done: () => void;
}

/** One question of an action, in the place of the actions: no dialogue covers what one is looking at. */
export function Panel({ name, facts, person, open }: Props) {
  const { t } = useTranslation('desk');
  const { nextButton, presses } = useDesk();
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, another first answer
  useEffect(() => {
    presses.clear();
    box.current?.querySelector<HTMLElement>('[data-first], .panel-body button, .panel-body input')?.focus();
  }, [name]);
  const done = () => {
    open(null);
    nextButton.current?.focus({ preventScroll: true });
  };
  return (
    <section ref={box} className="panel" aria-label={t(`panel.${name}`)}>
      <header className="panel-head">
        <h2>{t(`panel.${name}`)}</h2>
        <button type="button" className="icon-button" onClick={done} aria-label={t('close')}>
          <X className="icon" aria-hidden="true" />
        </button>
      </header>
      <div className="panel-body">{body(name, { facts, done }, person, open)}</div>
      <Says place="panel" />
    </section>
  );
}

function body(name: PanelName, props: PanelProps, person: string, open: (panel: PanelName) => void): ReactNode {
  switch (name) {
    case 'end':
    case 'next':
      return <OutcomePanel {...props} then={name} />;
    case 'park':
      return <ParkPanel {...props} />;
    case 'transfer':
      return <TransferPanel {...props} person={person} />;
    case 'walkUp':
      return <WalkUpPanel {...props} />;
    case 'more':
      return <MorePanel {...props} open={open} />;
    case 'break':
      return <BreakPanel {...props} />;
    case 'note':
      return <NotePanel {...props} />;
    case 'deliver':
      return <DeliverPanel {...props} />;
    case 'issue':
      return <IssuePanel {...props} />;
    case 'announce':
      return <AnnouncePanel {...props} />;
    case 'profile':
      return <ProfilePanel {...props} person={person} />;
    case 'keys':
      return <KeysPanel {...props} />;
    case 'shortcuts':
      return <ShortcutsPanel />;
    default:
      return name satisfies never;
  }
}
