import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Says } from '../bar/says.tsx';
import { useAct, usePressState } from '../desk-tools.tsx';
import { NoteForm } from '../panels/note-panel.tsx';
import { TransferChoices } from '../panels/transfer-choices.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { useHasPrinter } from '../use-hardware.ts';

interface Props {
  facts: DeskFacts;
  person: string;
  /** The visit of this row. */
  visit: string;
  opened: boolean;
  close: () => void;
}

/** What was said about a press on this row, and what else can be done with its visit, on a line of its own. */
export function RowWords({ facts, person, visit, opened, close }: Props) {
  const place = `row:${visit}` as const;
  const talking = usePressState(({ running, said }) => running?.place === place || said?.place === place);
  if (!(opened || talking)) return null;
  return (
    <tr className="row-words">
      <td colSpan={5}>
        <Says place={place} />
        {opened && <RowActions facts={facts} person={person} visit={visit} close={close} />}
      </td>
    </tr>
  );
}

function RowActions({ facts, person, visit, close }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('desk');
  const act = useAct();
  const hasPrinter = useHasPrinter();
  const [asking, ask] = useState<'transfer' | 'note' | null>(null);
  const ofVisit = { desk: facts.deskId, visit };
  const place = `row:${visit}` as const;
  const send = (type: 'walkOut' | 'cancel' | 'reprint') => {
    close();
    void act({ type, ...ofVisit }, place);
  };
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking !== null) question.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [asking]);
  const about = facts.visits.get(visit);
  if (asking === 'note' && about) {
    const save = (text: string) => {
      close();
      void act({ type: 'note', ...ofVisit, text }, place);
    };
    return (
      <div ref={question} className="row-question">
        <NoteForm about={about} save={save} />
      </div>
    );
  }
  if (asking === 'transfer') {
    return (
      <div ref={question} className="row-question">
        <TransferChoices
          facts={facts}
          person={person}
          send={(how) => {
            close();
            void act({ type: 'transfer', ...ofVisit, ...how }, place);
          }}
        />
      </div>
    );
  }
  return (
    <span className="row-actions">
      {hasPrinter && (
        <button type="button" className="call-button" onClick={() => send('reprint')}>
          {t('row.reprint')}
        </button>
      )}
      <button type="button" className="call-button" onClick={() => ask('note')}>
        {t('panel.note')}
      </button>
      <button type="button" className="call-button" onClick={() => ask('transfer')}>
        {t('action.transfer')}
      </button>
      <button type="button" className="call-button" onClick={() => send('walkOut')}>
        {t('row.walkOut')}
      </button>
      <button type="button" className="call-button" onClick={() => send('cancel')}>
        {t('row.cancel')}
      </button>
    </span>
  );
}
