import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Local } from '#ui/site-context.tsx';
import { useRows } from '../../../sync/hooks.ts';
import { QUEUE, useAct, useDesk } from '../desk-tools.tsx';
import type { PanelProps } from './panel.tsx';
import { ServiceChoices } from './service-choices.tsx';

/** A ticket for somebody who does not use the kiosk; its number is read out from here. */
export function IssuePanel({ facts, done }: PanelProps) {
  const { t } = useTranslation('desk');
  const act = useAct();
  const [band, setBand] = useState<string | null>(null);
  const [issued, setIssued] = useState<{ number: string; ahead: number; job: string | null } | null>(null);
  const issue = async (service: string) => {
    const answer = await act({ type: 'issue', service, band }, 'panel');
    if (answer?.ok) setIssued(answer.result);
  };
  if (issued === null) {
    return (
      <>
        <BandChoice band={band} choose={setBand} />
        <ServiceChoices facts={facts} choose={(service) => void issue(service)} />
      </>
    );
  }
  return (
    <div className="issued" role="status">
      <p className="issued-number num">{issued.number}</p>
      <p>{t('issue.ahead', { count: issued.ahead })}</p>
      {issued.job != null && <p>{t('issue.printing')}</p>}
      <Button kind="act" onClick={done} data-first>
        {t('done')}
      </Button>
    </div>
  );
}

function BandChoice({ band, choose }: { band: string | null; choose: (band: string | null) => void }) {
  const { t } = useTranslation('desk');
  const bands = useRows(useDesk().hub, QUEUE, 'band');
  if (bands.length === 0) return null;
  const options = [null, ...[...bands].sort((a, b) => a.rank - b.rank)];
  return (
    <fieldset className="segments">
      <legend>{t('issue.priority')}</legend>
      <div className="segments-line segments-wrap">
        {options.map((row) => (
          <label key={row?.band ?? ''} className="segment">
            <input
              type="radio"
              name="band"
              className="sr-only"
              checked={band === (row?.band ?? null)}
              onChange={() => choose(row?.band ?? null)}
            />
            <span>{row === null ? t('issue.noPriority') : <Local text={row.name} />}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
