import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/views.ts';
import { Local } from '#ui/site-context.tsx';
import { useRows } from '../../../sync/hooks.ts';
import { QUEUE, useDesk } from '../desk-tools.tsx';

/** From this many names on a search helps. */
const MANY = 12;

/** All names of the staff, by the alphabet of the screen's language. */
export function People({ choose }: { choose: (person: PersonRow) => void }) {
  const { t, i18n } = useTranslation('desk');
  const { hub } = useDesk();
  const [search, setSearch] = useState('');
  const people = useRows(hub, QUEUE, 'person');
  const desks = useRows(hub, QUEUE, 'desk');
  if (people.length === 0) return <p className="sheet-note">{t('signIn.noPeople')}</p>;
  const fits = (name: string) => name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());
  const shown = people.filter(({ name }) => fits(name));
  return (
    <>
      {people.length > MANY && (
        <input
          className="text-input"
          type="search"
          value={search}
          aria-label={t('signIn.search')}
          placeholder={t('signIn.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <ul className="people">
        {[...shown]
          .sort((a, b) => a.name.localeCompare(b.name, i18n.language))
          .map((person) => {
            const desk = desks.find((row) => row.desk === person.desk);
            return (
              <li key={person.person}>
                <button type="button" className="choice" onClick={() => choose(person)}>
                  <span className="choice-words">
                    <bdi>{person.name}</bdi>
                  </span>
                  {desk && (
                    <span className="choice-aside">
                      <Local text={desk.name} />
                    </span>
                  )}
                </button>
              </li>
            );
          })}
      </ul>
    </>
  );
}
