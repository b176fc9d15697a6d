import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SITE } from '#contract/names.ts';
import type { TestSoundRequest } from '#contract/wire.ts';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import type { Hub } from '../../../../sync/hub.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { playSound } from '../../logic/play-sound.ts';
import { refusalIn } from '../../logic/refusal-in.ts';
import { settingsOf } from '../../logic/settings.ts';

interface Props {
  /** Null: the first desk of the office. */
  desk: string | null;
  /** The form was changed: what is heard is what was saved. */
  unsaved: boolean;
}

/** Seconds after which no answer comes any more, ms. */
const PATIENCE = 20_000;

/** A call that nobody made, heard on this computer. */
export function SayTest({ desk, unsaved }: Props) {
  const { t } = useTranslation('admin');
  const { hub, settings, head } = useAdmin();
  const refusalText = useRefusalText();
  const [says, setSays] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const about = desk ?? settingsOf(settings, 'desk')[0]?.id;
  const chosen = settingsOf(settings, 'voice').find(({ id }) => id === SITE)?.value.languages ?? [];
  const languages = chosen.length > 0 ? chosen : head.languages.slice(0, 1);
  if (about === undefined) return null;
  const say = async () => {
    setBusy(true);
    setSays(t('voice.making'));
    const became = await sayIt(hub, { desk: about, languages });
    setBusy(false);
    setSays(typeof became === 'string' ? t(`voice.${became}`) : refusalText(became));
  };
  return (
    <div className="try-out">
      <Button icon={<Volume2 className="icon" aria-hidden="true" />} disabled={busy} onClick={() => void say()}>
        {t('voice.test')}
      </Button>
      {unsaved && says === null && <span className="field-words">{t('hardware.saveFirst')}</span>}
      <span role="status">{says}</span>
    </div>
  );
}

/** Resolves when the sound begins. */
async function sayIt(hub: Hub, request: TestSoundRequest) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await hub.post('/api/v1/test-sound', request, stop.signal);
    if (!response.ok) return refusalIn(await response.json());
    return (await playSound(await response.arrayBuffer())) ? 'heard' : 'notHeard';
  } catch {
    return 'unreached';
  } finally {
    clearTimeout(timer);
  }
}
