import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupOffice, SetupState } from '#contract/setup.ts';
import type { PartRole } from '#contract/windows.ts';
import { Button } from '#ui/button.tsx';
import { AddressForm } from './address-form.tsx';
import { bridge } from './bridge.ts';
import { Monitors, useMonitors } from './monitors.tsx';
import { NothingFound } from './nothing-found.tsx';
import { Parts, partsOf } from './parts.tsx';
import { StartsWithPc, useAutostart } from './starts-with-pc.tsx';
import { Title } from './title.tsx';

interface Props {
  state: SetupState;
  back: () => void;
}

/** This PC joins an office: first which one, then what its screens are for. */
export function JoinOffice({ state, back }: Props) {
  const [id, setId] = useState<string | null>(null);
  const chosen = state.offices.find((office) => office.id === id);
  if (chosen) return <Chosen office={chosen} state={state} back={() => setId(null)} />;
  return <Choose state={state} choose={(office) => setId(office.id)} back={back} />;
}

function Choose({ state, choose, back }: Props & { choose: (office: SetupOffice) => void }) {
  const { t } = useTranslation('setup');
  const { offices, report, doing, hub } = state;
  const isLooking = offices.length === 0 && report === null && !hub.locked;
  return (
    <>
      <Title>{t('joinTitle')}</Title>
      {offices.length > 0 && (
        <ul className="setup-offices">
          {offices.map((office) => (
            <li key={office.id}>
              <Office office={office} press={() => choose(office)} />
            </li>
          ))}
        </ul>
      )}
      {isLooking && <Looking />}
      {offices.length === 0 && report !== null && <NothingFound report={report} />}
      <AddressForm doing={doing} hub={hub} />
      <div className="setup-go">
        <Button onClick={back}>{t('back')}</Button>
      </div>
    </>
  );
}

/** A dot goes round, where motion is wanted: the search is a matter of seconds. */
function Looking() {
  const { t } = useTranslation('setup');
  return (
    <p role="status" className="setup-lead setup-looking">
      <LoaderCircle className="icon" aria-hidden="true" />
      {t('looking')}
    </p>
  );
}

function Office({ office, press }: { office: SetupOffice; press: () => void }) {
  const { t } = useTranslation('setup');
  const { site, host, id, joins } = office;
  return (
    <button type="button" className="setup-office" disabled={joins !== 'yes'} onClick={press}>
      <strong>{site === '' ? t('unnamed') : site}</strong>
      <span className="setup-detail">{t('officeAt', { host, mark: id.slice(-4) })}</span>
      {joins !== 'yes' && <span>{t(`notJoined.${joins}`)}</span>}
    </button>
  );
}

function Chosen({ office, state, back }: Props & { office: SetupOffice }) {
  const { t } = useTranslation('setup');
  const { role } = state;
  const [roles, setRoles] = useState<PartRole[]>(partsOf(role));
  const monitors = useMonitors(state);
  const autostart = useAutostart(state, roles);
  return (
    <>
      <Title>{t('chosenTitle', { site: office.site === '' ? t('unnamed') : office.site })}</Title>
      <p className="setup-lead">{t('chosenLead')}</p>
      <Parts role={role} chosen={roles} choose={setRoles} />
      <Monitors {...monitors} roles={roles} />
      <StartsWithPc {...autostart} />
      <div className="setup-go">
        <Button onClick={back}>{t('back')}</Button>
        <Button
          kind="act"
          disabled={roles.length === 0}
          onClick={() => void bridge().join(office, { roles, monitors: monitors.chosen, autostart: autostart.isOn })}
        >
          {t('joinNow')}
        </Button>
      </div>
    </>
  );
}
