import { Keyboard } from 'lucide-react';
import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyAction, MappedKey } from '#contract/hardware.ts';
import { Button } from '#ui/button.tsx';
import { type HeardKey, keyText, useHeardKeys } from '../../../shared/keys/use-heard-keys.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { type Learnt, learntOf } from '../../logic/key-map.ts';
import { nameOf, settingsOf } from '../../logic/settings.ts';

interface Props {
  keys: readonly MappedKey[];
  learn: (code: string, press: MappedKey['press']) => void;
}
interface Told {
  heard: HeardKey;
  learnt: Learnt;
}

/** "Press the button now": the next key is learnt instead of doing what it would. */
export function LearnKey({ keys, learn }: Props) {
  const { t } = useTranslation('keys');
  const [listening, setListening] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const begin = () => {
    setTold(null);
    setListening(true);
  };
  useHeardKeys(listening, (heard) => {
    const learnt = learntOf(heard, keys);
    setTold({ heard, learnt });
    if (learnt.is === 'nameless' || learnt.is === 'combined') return;
    setListening(false);
    if (learnt.is === 'new' && heard.code !== null) learn(heard.code, 'short');
  });
  const alsoHeld = ({ code }: HeardKey) => {
    setTold(null);
    if (code !== null) learn(code, 'long');
  };
  return (
    <div className="learn">
      {listening ? (
        <Listening stop={() => setListening(false)} />
      ) : (
        <Button icon={<Keyboard className="icon" aria-hidden="true" />} onClick={begin}>
          {t('map.learn')}
        </Button>
      )}
      <div role="status" className="learn-told">
        {told && <Words told={told} alsoHeld={alsoHeld} />}
      </div>
    </div>
  );
}

/** Has the focus, so that Space and Enter can be learnt too; whoever goes elsewhere ends it. */
function Listening({ stop }: { stop: () => void }) {
  const { t } = useTranslation('keys');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!box.current?.contains(relatedTarget)) stop();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: no control; it holds the focus while any key is an answer
    <div
      ref={box}
      className="learn-now"
      tabIndex={-1}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Escape' && stop()}
    >
      <p>
        <strong>{t('map.now')}</strong> {t('map.nowHint')}
      </p>
      <Button onClick={stop}>{t('map.stop')}</Button>
    </div>
  );
}

function Words({ told: { heard, learnt }, alsoHeld }: { told: Told; alsoHeld: (heard: HeardKey) => void }) {
  const { t } = useTranslation('keys');
  const what = useDoesWords();
  const key = keyText(heard);
  switch (learnt.is) {
    case 'new':
      return <p>{t('map.learnt', { key })}</p>;
    case 'taken':
      return (
        <>
          <p className="learn-warns">{t('map.conflict', { key, what: what(learnt.by.does) })}</p>
          {learnt.canBeHeld && <Button onClick={() => alsoHeld(heard)}>{t('map.alsoHeld')}</Button>}
        </>
      );
    case 'nameless':
    case 'combined':
      return <p className="learn-warns">{t(learnt.is)}</p>;
    default:
      return learnt satisfies never;
  }
}

function useDoesWords(): (does: KeyAction) => string {
  const { t, i18n } = useTranslation(['keys', 'admin']);
  const { settings } = useAdmin();
  return (does) => {
    const words = t(`admin:action.${does.type}`);
    if ('reason' in does) return t('map.because', { what: words, reason: does.reason });
    const service = 'service' in does && settingsOf(settings, 'service').find(({ id }) => id === does.service);
    return service ? words.replace('…', nameOf(service, i18n.language)) : words;
  };
}
