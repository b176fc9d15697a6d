import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Local } from '#ui/site-context.tsx';
import { useProfilesOf } from '../sign-in/use-profiles-of.ts';
import { Choice } from './choice.tsx';
import type { PanelProps } from './panel.tsx';
import { usePanelAct } from './use-panel-act.ts';

/** Another work profile for the session that is open. */
export function ProfilePanel({ facts, done, person }: PanelProps & { person: string }) {
  const { t } = useTranslation('desk');
  const act = usePanelAct(done);
  const profiles = useProfilesOf(person);
  const { session } = facts.head;
  const desk = facts.deskId;
  const autoCall = session?.autoCall ?? false;
  return profiles.map(({ profile, name, services }) => (
    <Choice
      key={profile}
      press={() => void act({ type: 'openSession', desk, profile, autoCall })}
      icon={profile === session?.profile ? <Check className="icon" aria-hidden="true" /> : <span className="icon" />}
      aside={t('signIn.services', { count: services.length })}
    >
      <Local text={name} />
    </Choice>
  ));
}
