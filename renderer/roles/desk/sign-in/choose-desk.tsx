import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskRow, PersonRow } from '#contract/views.ts';
import { Button } from '#ui/button.tsx';
import { Local, useText } from '#ui/site-context.tsx';
import { useRows } from '../../../sync/hooks.ts';
import { Says } from '../bar/says.tsx';
import { QUEUE, useAct, useDesk } from '../desk-tools.tsx';
import { Sheet } from './sheet.tsx';
import { useProfilesOf } from './use-profiles-of.ts';

/** Where do you work today, and with which profile? */
export function ChooseDesk({ person }: { person: string }) {
  const { t } = useTranslation('desk');
  const { hub, memory, remember } = useDesk();
  const act = useAct();
  const text = useText();
  const people = useRows(hub, QUEUE, 'person');
  const desks = [...useRows(hub, QUEUE, 'desk')].filter(({ enabled }) => enabled).sort((a, b) => a.order - b.order);
  const profiles = useProfilesOf(person);
  const [chosen, choose] = useState(memory.desk);
  const [profile, chooseProfile] = useState<string | null>(null);
  const desk = desks.find((row) => row.desk === chosen);
  const wanted = profile ?? desk?.profile ?? memory.profile;
  const using = profiles.find((row) => row.profile === wanted) ?? profiles[0];
  const taken = takenBy(desk, people, person);
  const open = async () => {
    if (desk === undefined || using === undefined) return;
    remember({ desk: desk.desk, profile: using.profile });
    await act({ type: 'openSession', desk: desk.desk, profile: using.profile }, 'signIn');
  };
  return (
    <Sheet title={t('signIn.where', { name: people.find((row) => row.person === person)?.name ?? '' })}>
      {desks.length === 0 && <p className="sheet-note">{t('signIn.noDesks')}</p>}
      {profiles.length === 0 && <p className="sheet-note">{t('signIn.noProfiles')}</p>}
      <DeskChoice desks={desks} people={people} chosen={desk?.desk ?? null} choose={choose} />
      {profiles.length > 1 && (
        <label className="profile-choice">
          {t('signIn.profile')}
          <select className="text-input" value={using?.profile} onChange={(event) => chooseProfile(event.target.value)}>
            {profiles.map((row) => (
              <option key={row.profile} value={row.profile}>
                {text(row.name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="sheet-says" role="status">
        {taken !== null && t('signIn.deskTaken', { name: taken })}
      </p>
      <Says place="signIn" />
      <Button kind="act" className="sheet-go" disabled={!(desk && using) || taken !== null} onClick={() => void open()}>
        {t('signIn.start')}
      </Button>
      <div className="sheet-links">
        <button type="button" className="link-button" onClick={() => void hub.request('signOut', {})}>
          {t('more.signOut')}
        </button>
      </div>
    </Sheet>
  );
}

/** Name of somebody else who works at this desk, or null. */
function takenBy(desk: DeskRow | undefined, people: readonly PersonRow[], me: string): string | null {
  if (desk === undefined || desk.person === null || desk.person === me) return null;
  return people.find((row) => row.person === desk.person)?.name ?? '';
}

interface DeskChoiceProps {
  desks: readonly DeskRow[];
  people: readonly PersonRow[];
  chosen: string | null;
  choose: (desk: string) => void;
}

function DeskChoice({ desks, people, chosen, choose }: DeskChoiceProps) {
  const { t } = useTranslation('desk');
  return (
    <fieldset className="desk-choice">
      <legend className="sr-only">{t('signIn.desk')}</legend>
      {desks.map((row) => {
        const other = people.find(({ person }) => person === row.person)?.name;
        return (
          <label key={row.desk} className="desk-option">
            <input
              type="radio"
              name="desk"
              className="sr-only"
              checked={chosen === row.desk}
              onChange={() => choose(row.desk)}
            />
            <span className="desk-option-name">
              <Local text={row.name} />
            </span>
            <span className="desk-option-who">
              {other === undefined ? t('signIn.free') : <bdi>{t('signIn.taken', { name: other })}</bdi>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
