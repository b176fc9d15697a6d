import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import type { PanelProps } from './panel.tsx';
import { usePanelAct } from './use-panel-act.ts';

const LONGEST = 255;

/** A note on the visit at the desk, for whoever serves it next; an empty one removes it. */
export function NotePanel({ facts, done }: PanelProps) {
  const { t } = useTranslation('desk');
  const act = usePanelAct(done);
  const { visit } = facts.head;
  if (visit === null) return <p className="panel-note">{t('outcome.gone')}</p>;
  const save = (text: string) => void act({ type: 'note', desk: facts.deskId, visit: visit.visit, text });
  return <NoteForm about={visit} save={save} />;
}

interface FormProps {
  about: { number: string; note: string | null };
  save: (text: string) => void;
}

/** The note on a visit, wherever it stands. */
export function NoteForm({ about, save: keep }: FormProps) {
  const { t } = useTranslation('desk');
  const field = useId();
  const [text, setText] = useState(about.note ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    keep(text);
  };
  return (
    <form className="note-form" onSubmit={save}>
      <label htmlFor={field}>{t('note.about', { number: about.number })}</label>
      <textarea
        id={field}
        className="text-input"
        rows={4}
        maxLength={LONGEST}
        value={text}
        data-first
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" kind="act">
        {t('note.save')}
      </Button>
    </form>
  );
}
