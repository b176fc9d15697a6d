import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaveAnswer } from '#contract/bridge.ts';
import { Button } from '#ui/button.tsx';
import { bridge } from '../../sync/bridge.ts';
import { PinPad, SHORTEST_PIN } from './pin-pad.tsx';

/** Staff type the PIN that leaves the kiosk. */
export function Leave({ mayRejoin }: { mayRejoin: boolean }) {
  const { t } = useTranslation('local');
  const [pin, setPin] = useState('');
  const [says, setSays] = useState('');
  const send = async (rejoins: boolean) => {
    setPin('');
    const answer = await answerTo(pin, rejoins);
    if (answer === undefined) setSays(t('noAnswer'));
    else if (!answer.ok && answer.why === 'wait')
      setSays(t('waitForPin', { seconds: Math.ceil(answer.delay / 1_000) }));
    else if (!answer.ok) setSays(t('wrongPin'));
  };
  const sendOrSay = (rejoins: boolean) => {
    if (pin.length >= SHORTEST_PIN) void send(rejoins);
    else setSays(t('wrongPin'));
  };
  return (
    <PinPad
      title={t('leaveTitle')}
      label={t('leavePin')}
      pin={pin}
      change={setPin}
      says={says}
      send={() => sendOrSay(false)}
      sendWords={t('leave')}
    >
      {mayRejoin && (
        <Button kind="quiet" onClick={() => sendOrSay(true)}>
          {t('leaveToRejoin')}
        </Button>
      )}
      <Button kind="quiet" onClick={() => void bridge()?.again()}>
        {t('back')}
      </Button>
    </PinPad>
  );
}

async function answerTo(pin: string, rejoins: boolean): Promise<LeaveAnswer | undefined> {
  try {
    return await bridge()?.leave(pin, rejoins);
  } catch {
    return undefined;
  }
}
