import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupDoing, SetupState } from '#contract/setup.ts';
import { Button } from '#ui/button.tsx';
import { bridge } from './bridge.ts';
import { Locked } from './locked.tsx';

interface Props {
  doing: SetupDoing;
  /** Where the organisation said, when it is locked. */
  hub: SetupState['hub'];
}

/** For a hub that is not heard of: its address, as the hub's PC shows it. A QR code scanner types it, too. */
export function AddressForm({ doing, hub }: Props) {
  const { t } = useTranslation('setup');
  const isFixed = hub.locked && hub.value !== null;
  // One that came with the launch can be put right.
  const [typed, setAddress] = useState('address' in doing ? doing.address : '');
  const address = isFixed ? (hub.value ?? '') : typed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void bridge().address(address);
  };
  return (
    <form className="setup-address" onSubmit={submit}>
      <label htmlFor="address">{t(isFixed ? 'addressFixed' : 'address')}</label>
      <input
        id="address"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        placeholder="192.168.1.20"
        aria-describedby="address-says"
        value={address}
        readOnly={isFixed}
        onChange={(event) => setAddress(event.target.value)}
      />
      <Button type="submit" disabled={address.trim() === '' || doing.is === 'asking'}>
        {t('ask')}
      </Button>
      <p id="address-says" role="status" className="setup-says">
        {doing.is === 'asking' && t('asking', { address: doing.address })}
        {doing.is === 'notThere' && t(`notThere.${doing.why}`, factsOf(doing.address))}
      </p>
      {isFixed && <Locked setting={hub} />}
    </form>
  );
}

/** The number at its end is what a firewall asks for. */
const factsOf = (address: string) => ({ address, port: /:(\d+)$/.exec(address)?.[1] ?? '80' });
