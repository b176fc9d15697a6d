import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contract/settings.ts';
import { ROLES } from '#contract/settings.ts';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useAdmin } from '../admin-tools.tsx';
import { Qr } from './qr.tsx';

/** A one-time address for one more device: opened there, it is in its role at once. */
export function AddDevice() {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const refusalText = useRefusalText();
  const [link, setLink] = useState<{ role: Role; address: string } | null>(null);
  const [says, setSays] = useState<string | null>(null);
  const make = async (role: Role) => {
    setSays(null);
    const answer = await hub.request('joinLink', { role });
    if (answer === 'unreached') setSays(t('unreached'));
    else if (answer.ok) setLink({ role, address: window.location.origin + answer.result.path });
    else setSays(refusalText(answer.refusal));
  };
  return (
    <section className="setting-form" aria-label={t('device.addTitle')}>
      <h2>{t('device.addTitle')}</h2>
      <p className="field-words">{t('device.addHint')}</p>
      <div className="form-foot">
        {ROLES.map((role) => (
          <Button key={role} aria-pressed={link?.role === role} onClick={() => void make(role)}>
            {t(`role.${role}`)}
          </Button>
        ))}
      </div>
      <p role="status" className="field-error">
        {says}
      </p>
      {link !== null && <JoinLink key={link.address} {...link} />}
      <p className="field-words">{t('device.orCode')}</p>
    </section>
  );
}

function JoinLink({ role, address }: { role: Role; address: string }) {
  const { t } = useTranslation('admin');
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);
  return (
    <div className="join-link">
      <Qr text={address} label={t('device.qr', { role: t(`role.${role}`) })} />
      <div>
        <p>{t('device.openThere', { role: t(`role.${role}`) })}</p>
        <input
          className="text-input"
          readOnly
          aria-label={t('device.address')}
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <p className="field-words">{t('device.once')}</p>
        {local && <p className="field-words">{t('device.local')}</p>}
      </div>
    </div>
  );
}
