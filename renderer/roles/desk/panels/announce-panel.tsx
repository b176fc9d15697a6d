import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, LocalText } from '#contract/ids.ts';
import { Button } from '#ui/button.tsx';
import { READY_ANNOUNCEMENTS } from '#ui/i18n/announcements.ts';
import { directionOf, ownName } from '#ui/languages.ts';
import { useText } from '#ui/site-context.tsx';
import { useRows } from '../../../sync/hooks.ts';
import { QUEUE, useDesk } from '../desk-tools.tsx';
import { Choice } from './choice.tsx';
import type { PanelProps } from './panel.tsx';
import { usePanelAct } from './use-panel-act.ts';

/** As the hub takes it, and about as much as can be read from a seat. */
const LONGEST = 200;

/**
 * Tells everybody in the room something, on the displays and by voice. A ready sentence only fills the fields: nothing is
 * announced before it was looked at.
 */
export function AnnouncePanel({ facts, done }: PanelProps) {
  const { t } = useTranslation('desk');
  const text = useText();
  const act = usePanelAct(done);
  const { languages } = facts.queue;
  const [texts, setTexts] = useState<LocalText>({});
  const said = written(texts, languages);
  const [group, setGroup] = useState<string | null>(null);
  const isSaid = Object.keys(said).length > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isSaid) void act({ type: 'announce', texts: said, ...(group === null ? {} : { group }) });
  };
  return (
    <>
      <p className="panel-note">{t('announce.lead')}</p>
      <Where group={group} choose={setGroup} />
      {READY_ANNOUNCEMENTS.map((ready) => (
        <Choice key={text(ready)} press={() => setTexts(ready)}>
          {text(ready)}
        </Choice>
      ))}
      <form className="note-form" onSubmit={send}>
        {languages.map((language) => (
          <Sentence
            key={language}
            language={language}
            value={texts[language] ?? ''}
            write={(value) => setTexts((before) => ({ ...before, [language]: value }))}
          />
        ))}
        <Button type="submit" kind="act" disabled={!isSaid}>
          {t('announce.send')}
        </Button>
      </form>
    </>
  );
}

/** On which displays; asked only where there is a choice. */
function Where({ group, choose }: { group: string | null; choose: (group: string | null) => void }) {
  const { t } = useTranslation('desk');
  const text = useText();
  const field = useId();
  const groups = useRows(useDesk().hub, QUEUE, 'displayGroup');
  if (groups.length < 2) return null;
  return (
    <div className="note-form">
      <label htmlFor={field}>{t('announce.where')}</label>
      <select
        id={field}
        className="text-input"
        value={group ?? ''}
        onChange={({ target }) => choose(target.value === '' ? null : target.value)}
      >
        <option value="">{t('announce.everywhere')}</option>
        {groups.map((row) => (
          <option key={row.group} value={row.group}>
            {text(row.name)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Sentence({ language, value, write }: { language: Language; value: string; write: (value: string) => void }) {
  const { t } = useTranslation('desk');
  const field = useId();
  return (
    <>
      <label htmlFor={field}>{t('announce.in', { language: ownName(language) })}</label>
      <textarea
        id={field}
        className="text-input"
        rows={2}
        lang={language}
        dir={directionOf(language)}
        maxLength={LONGEST}
        value={value}
        onChange={(event) => write(event.target.value)}
      />
    </>
  );
}

/** What was written, in the office's languages only. */
function written(texts: LocalText, languages: readonly Language[]): LocalText {
  const lines = languages.map((language) => [language, (texts[language] ?? '').replace(/\s+/g, ' ').trim()] as const);
  return Object.fromEntries(lines.filter(([, line]) => line !== ''));
}
