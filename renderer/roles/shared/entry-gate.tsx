import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Refusal } from '#contract/refusals.ts';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import type { Entry, EntryStore } from '../../sync/entry.ts';
import type { Hub } from '../../sync/hub.ts';
import './entry-gate.css';

interface Props {
  entry: EntryStore;
  /** What this screen is called in the heading while it waits to be let in. */
  title: string;
  /** The screen itself, once the hub has let it in. */
  children: (hub: Hub) => ReactNode;
}

/** What stands between the address of a page and its screen: patience, a code to compare, or why not. */
export function EntryGate({ entry, title, children }: Props) {
  const state = useStore(entry);
  if (state.phase === 'joined') return children(state.hub);
  return (
    <main className="entry">
      <div className="entry-sheet">
        <h1>{title}</h1>
        <Waiting state={state} />
      </div>
    </main>
  );
}

function Waiting({ state }: { state: Exclude<Entry, { phase: 'joined' }> }) {
  switch (state.phase) {
    case 'waiting':
      return <Patience reached={state.reached} />;
    case 'pairing':
      return <Code {...state} />;
    case 'closed':
      return <Closed {...state} />;
    default:
      return state satisfies never;
  }
}

/** While all is well this stands for an instant only; a screen without a hub says what it waits for. */
export function Patience({ reached }: { reached: boolean }) {
  const { t } = useTranslation('entry');
  return (
    <p role="status" className="entry-line">
      {reached ? t('oneMoment') : t('searching')}
    </p>
  );
}

function Code({ code, name, notice }: { code: string; name: string; notice: Refusal | null }) {
  const { t } = useTranslation('entry');
  const refusalText = useRefusalText();
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  return (
    <>
      {notice !== null && <p className="entry-notice">{refusalText(notice)}</p>}
      <p className="entry-line">{t('codeLead')}</p>
      <p className="entry-code num" role="img" aria-label={t('codeIs', { code: [...code].join(' ') })}>
        {spaced}
      </p>
      <dl className="entry-name">
        <dt>{t('deviceName')}</dt>
        <dd>{name}</dd>
      </dl>
      <p className="entry-hint">{t('codeHint')}</p>
    </>
  );
}

function Closed({ refusal, again }: { refusal: Refusal; again: () => void }) {
  const { t } = useTranslation('entry');
  const refusalText = useRefusalText();
  const version = refusal.code === 'protocolOld' || refusal.code === 'protocolNew';
  const denied = refusal.code === 'notAllowed';
  return (
    <>
      <p role="alert" className="entry-line">
        {denied ? t('denied') : refusalText(refusal)}
      </p>
      <Button kind="act" onClick={version ? () => window.location.reload() : again}>
        {version ? t('reload') : t('askAgain')}
      </Button>
    </>
  );
}
