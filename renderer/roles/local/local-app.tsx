import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubTrouble, LocalPage, WindowRole } from '#contract/windows.ts';
import { Button } from '#ui/button.tsx';
import { bridge } from '../../sync/bridge.ts';
import { ChoosePin } from './choose-pin.tsx';
import { ForStaff } from './for-staff.tsx';
import { Leave } from './leave.tsx';
import './local.css';

interface Props {
  page: LocalPage;
  role: WindowRole;
  /** Where the hub was looked for. */
  hub: string | null;
  /** Whether another office answers there. */
  isOther: boolean;
  /** Whether this PC can join an office again from here. */
  mayRejoin: boolean;
  /** Why the hub of this PC does not run. */
  why: HubTrouble;
  /** What that hub said itself. */
  sentence: string;
}

/** What a window of the desktop app shows while there is no page of the hub's. */
export function LocalApp(props: Props) {
  return (
    <main className={`local local-${props.role}`}>
      <Page {...props} />
    </main>
  );
}

function Page({ page, role, hub, isOther, mayRejoin, why, sentence }: Props) {
  switch (page) {
    case 'moment':
      return <Moment mayRejoin={mayRejoin} />;
    case 'unreachable':
      return <Unreachable hub={hub} isOther={isOther} />;
    case 'trouble':
      return <Trouble why={why} sentence={sentence} />;
    case 'stopped':
      return <Stopped role={role} />;
    case 'leave':
      return <Leave mayRejoin={mayRejoin} />;
    case 'choosePin':
      return <ChoosePin />;
    default:
      return page satisfies never;
  }
}

function Moment({ mayRejoin }: Pick<Props, 'mayRejoin'>) {
  const { t } = useTranslation('entry');
  return (
    <>
      <p role="status" className="local-moment">
        {t('oneMoment')}
      </p>
      {mayRejoin && <ForStaff />}
    </>
  );
}

function Unreachable({ hub, isOther }: Pick<Props, 'hub' | 'isOther'>) {
  const { t } = useTranslation('local');
  return (
    <Sheet title={t(isOther ? 'otherOfficeTitle' : 'unreachableTitle')} canTry={true}>
      <p>{hub === null ? t('unreachableNoHub') : t(isOther ? 'otherOffice' : 'unreachable', { hub })}</p>
      <p className="local-hint">{t(isOther ? 'otherOfficeHint' : 'unreachableHint')}</p>
      <Button kind="quiet" onClick={() => void bridge()?.chooseOffice()}>
        {t('chooseOffice')}
      </Button>
    </Sheet>
  );
}

function Trouble({ why, sentence }: Pick<Props, 'why' | 'sentence'>) {
  const { t } = useTranslation('local');
  const isOnItsWay = why === 'starting' || why === 'preparing';
  return (
    <Sheet title={t(isOnItsWay ? 'hubStartsTitle' : 'hubTroubleTitle')} canTry={!isOnItsWay}>
      <p>{t(`hubTrouble.${why}`)}</p>
      {sentence === '' ? null : (
        <p className="local-technical">
          {t('technical')} <span lang="en">{sentence}</span>
        </p>
      )}
    </Sheet>
  );
}

/** It begins again by itself. Visitors are told whom to ask, and have nothing to press. */
function Stopped({ role }: { role: WindowRole }) {
  const { t } = useTranslation('local');
  const isPublic = role === 'kiosk' || role === 'display';
  return (
    <Sheet title={t('stoppedTitle')} canTry={!isPublic}>
      <p>{isPublic ? t('stoppedPublic') : t('stopped')}</p>
    </Sheet>
  );
}

/** `canTry`: there is something that a person may try again. */
function Sheet({ title, canTry, children }: { title: string; canTry: boolean; children: ReactNode }) {
  const { t } = useTranslation('local');
  return (
    <div className="local-sheet" role="alert">
      <h1>{title}</h1>
      {children}
      {canTry && (
        <Button kind="act" onClick={() => void bridge()?.again()}>
          {t('tryNow')}
        </Button>
      )}
    </div>
  );
}
