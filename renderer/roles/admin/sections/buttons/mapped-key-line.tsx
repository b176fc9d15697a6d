import { X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappedKey } from '#contract/hardware.ts';
import { IconButton } from '../../fields/icon-button.tsx';
import { actionsAt, type KeysRole, warningOf } from '../../logic/key-map.ts';
import { ActionFields } from './action-fields.tsx';

interface Props {
  n: number;
  value: MappedKey;
  role: KeysRole;
  put: (part: Partial<MappedKey>) => void;
  remove: () => void;
  error: (path: string) => string | undefined;
}

/** One key: its name, how it is pressed, what it does, and what else it may do. */
export function MappedKeyLine({ n, value, role, put, remove, error }: Props) {
  const { t } = useTranslation(['admin', 'keys']);
  const about = useId();
  const warning = warningOf(value.code, role);
  const wrong = error('code');
  return (
    <div className="row-line key-line mapped-line">
      <div className="row-fields">
        <input
          className="text-input"
          aria-label={t('keys:map.code', { n })}
          aria-describedby={about}
          aria-invalid={wrong !== undefined}
          value={value.code}
          maxLength={24}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => put({ code: event.target.value })}
        />
        <select
          className="text-input"
          aria-label={t('key.press', { n })}
          value={value.press}
          onChange={(event) => put({ press: event.target.value === 'long' ? 'long' : 'short' })}
        >
          <option value="short">{t('key.short')}</option>
          <option value="long">{t('key.long')}</option>
        </select>
        <ActionFields
          n={n}
          value={value.does}
          actions={actionsAt(role)}
          change={(does) => put({ does })}
          error={(path) => error(`does.${path}`)}
        />
      </div>
      <IconButton icon={X} label={t('list.remove', { what: t('key.one'), n })} press={remove} />
      <p id={about} className="field-words">
        {wrong !== undefined && <span className="field-error">{wrong} </span>}
        {warning !== null && <span className="learn-warns">{t(`keys:warns.${warning}`)}</span>}
      </p>
    </div>
  );
}
