import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useRows } from '../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../admin-tools.tsx';
import { TextField } from '../fields/text-field.tsx';

const LONGEST = 12;
const FITS = /^\d{4,12}$/;

/** The PIN by which staff leave the office's kiosks. It is set here and never seen again. */
export function KioskPin() {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const refusalText = useRefusalText();
  const isSet = useRows(hub, ADMIN, 'kioskPin')[0]?.set ?? false;
  const [pin, setPin] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [says, setSays] = useState<string | null>(null);
  const put = async (next: string | null) => {
    const answer = await hub.request('kioskPin', { pin: next });
    setSays(null);
    if (answer === 'unreached') setError(t('unreached'));
    else if (!answer.ok) setError(refusalText(answer.refusal));
    else {
      setPin('');
      setError(undefined);
      setSays(t(next === null ? 'kioskPin.taken' : 'kioskPin.kept'));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (FITS.test(pin)) void put(pin);
    else setError(t('kioskPin.digits'));
  };
  return (
    <form className="form-extra" aria-label={t('kioskPin.title')} onSubmit={submit}>
      <h3>{t('kioskPin.title')}</h3>
      <p>{t(isSet ? 'kioskPin.isSet' : 'kioskPin.isNotSet')}</p>
      <TextField label={t('kioskPin.new')} value={pin} change={setPin} error={error} max={LONGEST} />
      <p>
        <Button type="submit">{t('kioskPin.keep')}</Button>
        {isSet && <Button onClick={() => void put(null)}>{t('kioskPin.take')}</Button>}
      </p>
      <p role="status">{says}</p>
    </form>
  );
}
