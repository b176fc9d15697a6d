import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupDoing } from '#contract/setup.ts';
import { Button } from '#ui/button.tsx';
import { bridge } from './bridge.ts';

/** For a hub that is not heard of: its address, as the hub's PC shows it. A QR code scanner types it, too. */
export function AddressForm({ doing }: { doing: SetupDoing }) {
  const { t } = useTranslation('setup');
  const [address, setAddress] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void bridge().address(address);
  };
  return (
    <form className="setup-address" onSubmit={submit}>
      <label htmlFor="address">{t('address')}</label>
      <input
        id="address"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        placeholder="192.168.1.20"
        aria-describedby="address-says"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <Button type="submit" disabled={address.trim() === '' || doing.is === 'asking'}>
        {t('ask')}
      </Button>
      <p id="address-says" role="status" className="setup-says">
        {doing.is === 'asking' && t('asking', { address: doing.address })}
        {doing.is === 'notThere' && t(`notThere.${doing.why}`, { address: doing.address })}
      </p>
    </form>
  );
}
