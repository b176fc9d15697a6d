import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contract/settings.ts';
import { ROLES } from '#contract/settings.ts';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useAdmin } from '../admin-tools.tsx';
import { copyText } from '../logic/copy-text.ts';
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
      {link?.role === 'station' && <StationCommand key={link.address} address={link.address} />}
      {link !== null && link.role !== 'station' && <JoinLink key={link.address} {...link} />}
      {link?.role !== 'station' && <p className="field-words">{t('device.orCode')}</p>}
    </section>
  );
}

const isLocal = () => ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);

/** A station is no page: it is started on the PC that the hardware hangs on. */
function StationCommand({ address }: { address: string }) {
  const { t } = useTranslation('admin');
  const [says, setSays] = useState<string | null>(null);
  const { origin, hash } = new URL(address);
  const command = `npm run station -- --hub ${origin} --join ${hash.replace('#join=', '')}`;
  const copy = async () => setSays((await copyText(command)) ? t('check.copied') : t('check.notCopied'));
  return (
    <div className="station-command">
      <p>{t('station.runThere')}</p>
      <textarea
        className="text-input command-line"
        readOnly
        rows={2}
        aria-label={t('station.command')}
        value={command}
        onFocus={(event) => event.target.select()}
      />
      <div className="try-out">
        <Button onClick={() => void copy()}>{t('station.copy')}</Button>
        <span role="status">{says}</span>
      </div>
      <p className="field-words">{t('device.once')}</p>
      <p className="field-words">{t('station.afterwards')}</p>
      {isLocal() && <p className="field-words">{t('device.local')}</p>}
    </div>
  );
}

function JoinLink({ role, address }: { role: Role; address: string }) {
  const { t } = useTranslation('admin');
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
        {isLocal() && <p className="field-words">{t('device.local')}</p>}
      </div>
    </div>
  );
}
