import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { bridge } from '../../sync/bridge.ts';
import { PinPad, SHORTEST_PIN } from './pin-pad.tsx';

/** Whoever set the kiosk up chooses the PIN that leaves it, typed twice, before the first visitor sees it. */
export function ChoosePin() {
  const { t } = useTranslation('local');
  const [first, setFirst] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [says, setSays] = useState('');
  const begin = (says: string, chosen: string | null) => {
    setPin('');
    setSays(says);
    setFirst(chosen);
  };
  const keep = (chosen: string | null) => {
    bridge()
      ?.choosePin(chosen)
      .catch(() => begin(t('noAnswer'), null));
  };
  const send = () => {
    if (pin.length < SHORTEST_PIN) setSays(t('pinTooShort'));
    else if (first === null) begin('', pin);
    else if (first === pin) keep(pin);
    else begin(t('pinsDiffer'), null);
  };
  return (
    <PinPad
      title={t('choosePinTitle')}
      label={t(first === null ? 'choosePin' : 'choosePinAgain')}
      pin={pin}
      change={setPin}
      says={says}
      send={send}
      sendWords={t(first === null ? 'choosePinNext' : 'choosePinKeep')}
    >
      <Button kind="quiet" onClick={() => keep(null)}>
        {t('choosePinLater')}
      </Button>
    </PinPad>
  );
}
