import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyAction } from '#contract/hardware.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { type ActionType, newAction } from '../../logic/key-actions.ts';
import { nameOf, settingsOf, textIn } from '../../logic/settings.ts';

interface Props {
  /** Which key of the list this is about. */
  n: number;
  value: KeyAction;
  /** What it can do. */
  actions: readonly ActionType[];
  change: (value: KeyAction) => void;
  error: (path: string) => string | undefined;
}

/** What a key does, and for which service or why where that must be said. */
export function ActionFields({ n, value, actions, change, error }: Props) {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const service = settingsOf(settings, 'service')[0]?.id ?? '';
  return (
    <>
      <select
        className="text-input"
        aria-label={t('key.does', { n })}
        value={value.type}
        onChange={(event) => change(newAction(event.target.value as ActionType, service, ''))}
      >
        {actions.map((type) => (
          <option key={type} value={type}>
            {t(`action.${type}`)}
          </option>
        ))}
      </select>
      {'service' in value && (
        <Service n={n} value={value.service} change={(next) => change({ ...value, service: next })} error={error} />
      )}
      {'reason' in value && (
        <Reason n={n} action={value} change={(reason) => change({ ...value, reason })} error={error} />
      )}
    </>
  );
}

interface ServiceProps extends Pick<Props, 'n' | 'error'> {
  value: string;
  change: (value: string) => void;
}

function Service({ n, value, change, error }: ServiceProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  return (
    <select
      className="text-input"
      aria-label={t('key.service', { n })}
      aria-invalid={error('service') !== undefined}
      value={value}
      onChange={(event) => change(event.target.value)}
    >
      {settingsOf(settings, 'service').map((row) => (
        <option key={row.id} value={row.id}>
          {nameOf(row, i18n.language)}
        </option>
      ))}
    </select>
  );
}

interface ReasonProps extends Pick<Props, 'n' | 'error'> {
  action: Extract<KeyAction, { reason: string }>;
  change: (reason: string) => void;
}

function Reason({ n, action, change, error }: ReasonProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const list = useId();
  const site = settingsOf(settings, 'site')[0]?.value;
  const offered = (action.type === 'park' ? site?.parkReasons : site?.breakReasons) ?? [];
  const wrong = error('reason');
  return (
    <span className="key-reason">
      <input
        className="text-input"
        aria-label={t('key.reason', { n })}
        placeholder={t('key.reasonHint')}
        aria-invalid={wrong !== undefined}
        value={action.reason}
        maxLength={80}
        autoComplete="off"
        list={list}
        onChange={(event) => change(event.target.value)}
      />
      <datalist id={list}>
        {offered.map((text) => (
          <option key={textIn(text, i18n.language)} value={textIn(text, i18n.language)} />
        ))}
      </datalist>
      {wrong !== undefined && <span className="field-words field-error">{wrong}</span>}
    </span>
  );
}
