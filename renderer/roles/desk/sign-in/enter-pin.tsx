import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PinPad } from './pin-pad.tsx';
import { useSignIn } from './use-sign-in.ts';

interface Props {
  person: string;
  back: () => void;
  choosePin: () => void;
}

export function EnterPin({ person, back, choosePin }: Props) {
  const { t } = useTranslation('desk');
  const [pin, setPin] = useState('');
  const { signIn, says, busy } = useSignIn(person, choosePin);
  const submit = async () => {
    await signIn(pin, null);
    setPin('');
  };
  return (
    <>
      <PinPad
        label={t('signIn.pinLabel')}
        value={pin}
        change={setPin}
        submit={() => void submit()}
        submitWords={t('signIn.go')}
        busy={busy}
        says={says}
      />
      <div className="sheet-links">
        <button type="button" className="link-button" onClick={back}>
          {t('signIn.otherName')}
        </button>
        <button type="button" className="link-button" onClick={choosePin}>
          {t('signIn.firstTime')}
        </button>
      </div>
    </>
  );
}
