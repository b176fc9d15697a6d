import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useDesk } from '../desk-tools.tsx';

/** Asks the hub to let a person in. `says` is why not, as a sentence. */
export function useSignIn(person: string, choosePin: () => void) {
  const { hub } = useDesk();
  const { t } = useTranslation('desk');
  const refusalText = useRefusalText();
  const [says, setSays] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async (pin: string, newPin: string | null) => {
    setBusy(true);
    setSays(null);
    const answer = await hub.request('signIn', { person, pin, newPin });
    setBusy(false);
    if (answer === 'unreached') setSays(t('signIn.unreached'));
    else if (!answer.ok && answer.refusal.code === 'choosePin') choosePin();
    else if (!answer.ok) setSays(refusalText(answer.refusal));
  };
  return { signIn, says, setSays, busy };
}
