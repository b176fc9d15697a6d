import { MonitorSmartphone, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from './setup-app.tsx';

/** The one question of the first launch. */
export function Welcome({ go }: { go: (step: Step) => void }) {
  const { t } = useTranslation('setup');
  return (
    <>
      <h1>{t('question')}</h1>
      <div className="setup-ways">
        <Way title={t('join')} says={t('joinSays')} press={() => go('join')}>
          <MonitorSmartphone className="icon" aria-hidden="true" />
        </Way>
        <Way title={t('start')} says={t('startSays')} press={() => go('start')}>
          <Store className="icon" aria-hidden="true" />
        </Way>
      </div>
    </>
  );
}

interface WayProps {
  title: string;
  says: string;
  press: () => void;
  children: ReactNode;
}

const Way = ({ title, says, press, children }: WayProps) => (
  <button type="button" className="setup-way" onClick={press}>
    {children}
    <strong>{title}</strong>
    <span>{says}</span>
  </button>
);
