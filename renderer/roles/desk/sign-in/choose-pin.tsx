import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStrongEnough } from '#contract/pin-strength.ts';
import { useRefusalText } from '#ui/refusal-text.ts';
import { PinPad } from './pin-pad.tsx';
import { useSignIn } from './use-sign-in.ts';

/** The first time: a PIN of one's own, twice; one that is too easy is told at once. */
export function ChoosePin({ person, back }: { person: string; back: () => void }) {
  const { t } = useTranslation('desk');
  const refusalText = useRefusalText();
  const [first, setFirst] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const { signIn, says, setSays, busy } = useSignIn(person, () => {});
  const submit = async () => {
    setPin('');
    if (first === null && !isStrongEnough(pin)) setSays(refusalText({ code: 'weakPin', params: {} }));
    else if (first === null) {
      setSays(null);
      setFirst(pin);
    } else if (first === pin) await signIn('', pin).then(() => setFirst(null));
    else {
      setSays(t('signIn.notTheSame'));
      setFirst(null);
    }
  };
  return (
    <>
      <p className="sheet-note">{t('signIn.choosePinLead')}</p>
      <PinPad
        key={first === null ? 'first' : 'again'}
        label={first === null ? t('signIn.newPin') : t('signIn.newPinAgain')}
        value={pin}
        change={setPin}
        submit={() => void submit()}
        submitWords={first === null ? t('signIn.goOn') : t('signIn.go')}
        busy={busy}
        says={says}
      />
      <div className="sheet-links">
        <button type="button" className="link-button" onClick={back}>
          {t('signIn.otherName')}
        </button>
      </div>
    </>
  );
}
