import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/views.ts';
import { ChoosePin } from './choose-pin.tsx';
import { EnterPin } from './enter-pin.tsx';
import { People } from './people.tsx';
import { Sheet } from './sheet.tsx';

/** Who are you? The name, then the PIN; the first time, a PIN of one's own. */
export function SignIn() {
  const { t } = useTranslation('desk');
  const [person, setPerson] = useState<PersonRow | null>(null);
  const [first, setFirst] = useState(false);
  const back = () => {
    setPerson(null);
    setFirst(false);
  };
  if (person === null) {
    return (
      <Sheet title={t('signIn.who')}>
        <People choose={setPerson} />
      </Sheet>
    );
  }
  return (
    <Sheet title={first ? t('signIn.choosePin') : t('signIn.pin', { name: person.name })}>
      {first ? (
        <ChoosePin person={person.person} back={back} />
      ) : (
        <EnterPin person={person.person} back={back} choosePin={() => setFirst(true)} />
      )}
    </Sheet>
  );
}
