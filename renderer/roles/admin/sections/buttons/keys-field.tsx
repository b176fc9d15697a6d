import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingValues } from '#contract/settings.ts';
import { Button } from '#ui/button.tsx';
import { useAdmin } from '../../admin-tools.tsx';
import { IconButton } from '../../fields/icon-button.tsx';
import { ACTIONS, newAction } from '../../logic/key-actions.ts';
import { settingsOf } from '../../logic/settings.ts';
import { ActionFields } from './action-fields.tsx';

type Key = SettingValues['buttonBox']['keys'][number];
interface Props {
  value: readonly Key[];
  /** The box stands at no desk: its keys give tickets. */
  dispenser: boolean;
  change: (value: Key[]) => void;
  error: (path: string) => string | undefined;
}

const MOST = 64;

/** What each key does, pressed shortly, long or twice. */
export function KeysField({ value, dispenser, change, error }: Props) {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const service = settingsOf(settings, 'service')[0]?.id ?? '';
  const add = () => {
    const type = dispenser ? 'issue' : 'callNext';
    const key = dispenser ? `TKT-${value.length + 1}` : `${value.length + 1}`;
    change([...value, { key, press: 'short', does: newAction(type, service, '') }]);
  };
  return (
    <fieldset className="rows">
      <legend>{t('fields.keys')}</legend>
      {value.map((key, index) => (
        <KeyLine
          // biome-ignore lint/suspicious/noArrayIndexKey: two keys may have the same name while one types
          key={index}
          n={index + 1}
          value={key}
          put={(part) => change(value.map((old, i) => (i === index ? { ...old, ...part } : old)))}
          remove={() => change(value.filter((_, i) => i !== index))}
          error={(path) => error(`${index}.${path}`)}
        />
      ))}
      <p className="field-words">{t('key.hint')}</p>
      {value.length < MOST && (
        <Button kind="quiet" icon={<Plus className="icon" aria-hidden="true" />} onClick={add}>
          {t('list.add', { what: t('key.one') })}
        </Button>
      )}
    </fieldset>
  );
}

interface LineProps {
  n: number;
  value: Key;
  put: (part: Partial<Key>) => void;
  remove: () => void;
  error: (path: string) => string | undefined;
}

function KeyLine({ n, value, put, remove, error }: LineProps) {
  const { t } = useTranslation('admin');
  const about = useId();
  const presses = ['short', 'long', 'double'] as const;
  return (
    <div className="row-line key-line">
      <div className="row-fields">
        <input
          className="text-input"
          aria-label={t('key.nth', { n })}
          aria-describedby={about}
          aria-invalid={error('key') !== undefined}
          value={value.key}
          maxLength={16}
          autoComplete="off"
          onChange={(event) => put({ key: event.target.value })}
        />
        <select
          className="text-input"
          aria-label={t('key.press', { n })}
          value={value.press}
          onChange={(event) => put({ press: presses.find((one) => one === event.target.value) ?? 'short' })}
        >
          {presses.map((one) => (
            <option key={one} value={one}>
              {t(`key.${one}`)}
            </option>
          ))}
        </select>
        <ActionFields
          n={n}
          value={value.does}
          actions={ACTIONS}
          change={(does) => put({ does })}
          error={(path) => error(`does.${path}`)}
        />
      </div>
      <IconButton icon={X} label={t('list.remove', { what: t('key.one'), n })} press={remove} />
      <p id={about} className="field-words">
        {error('key') !== undefined && <span className="field-error">{error('key')}</span>}
      </p>
    </div>
  );
}
