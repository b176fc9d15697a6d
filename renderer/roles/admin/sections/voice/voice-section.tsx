import { useTranslation } from 'react-i18next';
import { SITE } from '#contract/names.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { nameOf, settingsOf, textIn } from '../../logic/settings.ts';
import { NoStation } from '../hardware/no-station.tsx';
import { StateMark } from '../hardware/state-mark.tsx';
import { useStateWords } from '../hardware/state-words.ts';
import { useHardware } from '../hardware/use-hardware.ts';
import { type Entry, Master } from '../master.tsx';
import { useChosen } from '../use-editor.ts';
import { SpokenDeskEditor } from './spoken-desk-editor.tsx';
import { VoiceEditor } from './voice-editor.tsx';

/** How calls are spoken, and how each desk is named when its label does not say it well. */
export function VoiceSection() {
  const { t } = useTranslation('admin');
  const groups = [
    { title: t('voice.title'), none: '', entries: useVoice() },
    { title: t('spokenDesk.title'), none: t('desk.none'), entries: useDesks() },
  ];
  return (
    <>
      <NoStation />
      <Master section="voice" groups={groups} detail={<Detail />} />
    </>
  );
}

function useVoice(): Entry[] {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const row = useHardware('voice').get(SITE);
  const words = useStateWords();
  const [voice] = settingsOf(settings, 'voice');
  const silent = voice?.value.enabled === false;
  const state = silent ? t('list.off') : words(row);
  return [
    {
      item: `voice:${SITE}`,
      title: t('voice.calls'),
      detail: voice === undefined ? t('voice.notSetUp') : state,
      icon: <StateMark state={row?.state ?? 'unknown'} />,
      off: silent,
    },
  ];
}

function useDesks(): Entry[] {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const spoken = new Map(settingsOf(settings, 'spokenDesk').map(({ id, value }) => [id, value.text]));
  return settingsOf(settings, 'desk').map((row) => ({
    item: `spokenDesk:${row.id}`,
    title: nameOf(row, i18n.language),
    detail: textIn(spoken.get(row.id) ?? null, i18n.language) || t('spokenDesk.asShown'),
  }));
}

function Detail() {
  const chosen = useChosen();
  if (chosen?.kind === 'voice') return <VoiceEditor />;
  return chosen?.kind === 'spokenDesk' ? <SpokenDeskEditor key={chosen.id} id={chosen.id} section="voice" /> : null;
}
