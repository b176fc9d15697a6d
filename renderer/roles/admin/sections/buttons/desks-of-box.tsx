import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useAdmin } from '../../admin-tools.tsx';
import { IconButton } from '../../fields/icon-button.tsx';
import { nameOf, settingsOf } from '../../logic/settings.ts';

interface Props {
  value: readonly string[];
  change: (value: string[]) => void;
  error: (path: string) => string | undefined;
}

const MOST = 8;

/** The desks of a box in its own order: its desk 1 is the first. Without any it gives out tickets. */
export function DesksOfBox({ value, change, error }: Props) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const desks = settingsOf(settings, 'desk').map((row) => ({ id: row.id, words: nameOf(row, i18n.language) }));
  const [free] = desks.filter(({ id }) => !value.includes(id));
  return (
    <fieldset className="rows">
      <legend>{t('fields.desks')}</legend>
      {value.map((desk, index) => (
        <div key={desk} className="row-line">
          <select
            className="text-input"
            aria-label={t('box.desk', { n: index + 1 })}
            value={desk}
            aria-invalid={error(`desks.${index}`) !== undefined}
            onChange={(event) => change(value.map((old, i) => (i === index ? event.target.value : old)))}
          >
            {desks
              .filter(({ id }) => id === desk || !value.includes(id))
              .map(({ id, words }) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
          </select>
          <IconButton
            icon={X}
            label={t('list.remove', { what: t('box.oneDesk'), n: index + 1 })}
            press={() => change(value.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <p className="field-words">
        {error('desks') !== undefined && <span className="field-error">{error('desks')} </span>}
        {value.length === 0 ? t('box.dispenser') : t('box.desksHint')}
      </p>
      {free !== undefined && value.length < MOST && (
        <Button
          kind="quiet"
          icon={<Plus className="icon" aria-hidden="true" />}
          onClick={() => change([...value, free.id])}
        >
          {t('list.add', { what: t('box.oneDesk') })}
        </Button>
      )}
    </fieldset>
  );
}
