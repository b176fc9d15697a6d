import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contract/settings.ts';
import { ROLES } from '#contract/settings.ts';
import type { RequestRow } from '#contract/views.ts';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useRows } from '../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../admin-tools.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { GroupField } from './group-field.tsx';

/** Devices that show a code and wait: compare, and let them in or not. */
export function DeviceRequests() {
  const { hub } = useAdmin();
  const requests = useRows(hub, ADMIN, 'request');
  if (requests.length === 0) return null;
  return (
    <ul className="requests">
      {requests.map((row) => (
        <Request key={row.request} row={row} />
      ))}
    </ul>
  );
}

const roleOf = (role: string): Role => ROLES.find((one) => one === role) ?? 'display';

function Request({ row }: { row: RequestRow }) {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const refusalText = useRefusalText();
  const [role, setRole] = useState(roleOf(row.role));
  const [name, setName] = useState(row.name);
  const [group, setGroup] = useState<string | null>(null);
  const [says, setSays] = useState<string | null>(null);
  const { request, code } = row;
  const tell = (answer: Awaited<ReturnType<typeof hub.request<'admitDevice' | 'refuseDevice'>>>) => {
    if (answer === 'unreached') setSays(t('unreached'));
    else if (!answer.ok) setSays(refusalText(answer.refusal));
  };
  const admit = async () =>
    tell(
      await hub.request('admitDevice', {
        request,
        code,
        role,
        name: name.trim(),
        group: role === 'display' ? group : null,
      }),
    );
  const refuse = async () => tell(await hub.request('refuseDevice', { request }));
  const roles = ROLES.map((one) => ({ value: one, words: t(`role.${one}`) }));
  return (
    <li className="request">
      <div className="request-code">
        <h2>{t('request.title', { name: row.name })}</h2>
        <p className="request-digits num">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
        <p>{t('request.compare')}</p>
      </div>
      <div className="request-fields">
        <TextField label={t('fields.name')} value={name} change={setName} max={60} />
        <SelectField label={t('fields.role')} value={role} options={roles} change={setRole} />
        {role === 'display' && <GroupField value={group} change={setGroup} />}
        <p role="status" className="field-error">
          {says}
        </p>
        <div className="form-foot">
          <Button kind="act" disabled={name.trim() === ''} onClick={() => void admit()}>
            {t('request.admit')}
          </Button>
          <Button kind="bad" onClick={() => void refuse()}>
            {t('request.refuse')}
          </Button>
        </div>
      </div>
    </li>
  );
}
