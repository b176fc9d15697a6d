import { MonitorSmartphone, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupState } from '#contract/setup.ts';
import type { Setting } from '#contract/shell-settings.ts';
import { Locked } from './locked.tsx';
import type { Step } from './setup-app.tsx';
import { Title } from './title.tsx';

/** The one question of the first launch. */
export function Welcome({ state, go }: { state: SetupState; go: (step: Step) => void }) {
  const { t } = useTranslation('setup');
  const lock = lockOnStart(state);
  return (
    <>
      <Title>{t('question')}</Title>
      <div className="setup-ways">
        <Way title={t('join')} says={t('joinSays')} lock={null} press={() => go('join')}>
          <MonitorSmartphone className="icon" aria-hidden="true" />
        </Way>
        <Way title={t('start')} says={t('startSays')} lock={lock} press={() => go('start')}>
          <Store className="icon" aria-hidden="true" />
        </Way>
      </div>
    </>
  );
}

/** What was decided for this PC and rules out that it becomes a hub. */
function lockOnStart({ role, hub, site }: SetupState): Setting<unknown> | null {
  if (role.locked && !role.value.includes('hub')) return role;
  return [hub, site].find(({ locked, value }) => locked && value !== null) ?? null;
}

interface WayProps {
  title: string;
  says: string;
  /** Why it cannot be pressed. */
  lock: Setting<unknown> | null;
  press: () => void;
  children: ReactNode;
}

const Way = ({ title, says, lock, press, children }: WayProps) => (
  <button type="button" className="setup-way" disabled={lock !== null} onClick={press}>
    {children}
    <strong>{title}</strong>
    <span>{says}</span>
    {lock && <Locked setting={lock} />}
  </button>
);
