import { useTranslation } from 'react-i18next';
import { ownName } from '#ui/languages.ts';
import { useAct, useDesk } from '../desk-tools.tsx';
import { useHasPrinter } from '../use-hardware.ts';
import { useLanguage } from '../use-language.ts';
import { WindowChoices } from '../window/window-choices.tsx';
import { Choice } from './choice.tsx';
import type { PanelProps } from './panel.tsx';
import type { PanelName } from './panel-name.ts';
import { usePanelAct } from './use-panel-act.ts';

/** What is needed less often. */
export function MorePanel({ facts, done, open }: PanelProps & { open: (panel: PanelName) => void }) {
  const { t } = useTranslation('desk');
  const act = usePanelAct(done);
  const { visit } = facts.head;
  const desk = facts.deskId;
  const here = visit !== null;
  const called = visit?.state === 'called';
  return (
    <>
      <Choice press={() => void act({ type: 'start', desk })} off={!called} aside="S">
        {t('more.start')}
      </Choice>
      <Choice press={() => void act({ type: 'moreTime', desk })} off={!called}>
        {t('more.moreTime')}
      </Choice>
      <Choice press={() => open('note')} off={!here}>
        {t('panel.note')}
      </Choice>
      <Choice press={() => open('deliver')} off={!here}>
        {t('panel.deliver')}
      </Choice>
      {useHasPrinter() && (
        <Choice press={() => void (visit && act({ type: 'reprint', desk, visit: visit.visit }))} off={!here}>
          {t('more.reprint')}
        </Choice>
      )}
      <Choice press={() => open('issue')}>{t('panel.issue')}</Choice>
      <Choice press={() => open('announce')}>{t('panel.announce')}</Choice>
      <Choice press={() => open('break')} off={here}>
        {t('panel.break')}
      </Choice>
      <Choice press={() => open('profile')}>{t('panel.profile')}</Choice>
      <Choice press={() => open('keys')}>{t('panel.keys')}</Choice>
      <WindowChoices openKeys={() => open('shortcuts')} />
      <Settings facts={facts} done={done} />
      <SignOut facts={facts} done={done} />
    </>
  );
}

/** What stays as it was set: on or off. */
function Settings({ facts, done }: PanelProps) {
  const { t } = useTranslation('desk');
  const { memory, remember } = useDesk();
  const act = usePanelAct(done);
  const { language, others, choose } = useLanguage();
  const { session } = facts.head;
  const [onWord, offWord] = [t('more.on'), t('more.off')];
  const setAutoCall = () =>
    session !== null &&
    void act({ type: 'openSession', desk: facts.deskId, profile: session.profile, autoCall: !session.autoCall });
  return (
    <>
      <Choice press={setAutoCall} aside={session?.autoCall ? onWord : offWord}>
        {t('more.autoCall')}
      </Choice>
      <Choice press={() => remember({ letterKeys: !memory.letterKeys })} aside={memory.letterKeys ? onWord : offWord}>
        {t('more.letterKeys')}
      </Choice>
      <Choice
        press={() => remember({ contrast: memory.contrast === 'high' ? 'normal' : 'high' })}
        aside={memory.contrast === 'high' ? onWord : offWord}
      >
        {t('more.contrast')}
      </Choice>
      {others.map((other) => (
        <Choice key={other} press={() => choose(other)} aside={ownName(language)}>
          <span lang={other}>{ownName(other)}</span>
        </Choice>
      ))}
    </>
  );
}

function SignOut({ facts, done }: PanelProps) {
  const { t } = useTranslation('desk');
  const { hub } = useDesk();
  const act = useAct();
  const leave = async () => {
    const answer = await act({ type: 'closeSession', desk: facts.deskId }, 'panel');
    if (!answer?.ok) return;
    done();
    await hub.request('signOut', {});
  };
  return <Choice press={() => void leave()}>{t('more.signOut')}</Choice>;
}
