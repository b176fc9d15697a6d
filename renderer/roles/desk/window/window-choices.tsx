import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk-tools.tsx';
import { Choice } from '../panels/choice.tsx';
import { useDeskWindow } from './use-desk-window.ts';

/** In the desktop app: what whoever sits here chooses for its window. */
export function WindowChoices({ openKeys }: { openKeys: () => void }) {
  const { t } = useTranslation('desk');
  const { window } = useDesk();
  const state = useDeskWindow();
  if (state === null) return null;
  const { deskWindow, deskEdge, notifications } = state.settings;
  const other = deskEdge.value === 'left' ? 'right' : 'left';
  const notify = () => window.choose({ notifications: !notifications.value });
  return (
    <>
      <Choice press={openKeys}>{t('panel.shortcuts')}</Choice>
      <Choice press={notify} off={notifications.locked} aside={t(notifications.value ? 'more.on' : 'more.off')}>
        {t('window.notifications')}
      </Choice>
      {deskWindow.value === 'bar' && (
        <Choice
          press={() => window.choose({ deskEdge: other })}
          off={deskEdge.locked}
          aside={t(`window.${deskEdge.value}`)}
        >
          {t('window.edge')}
        </Choice>
      )}
    </>
  );
}
