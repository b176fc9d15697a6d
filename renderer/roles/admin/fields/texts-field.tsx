import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '#contract/ids.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from './icon-button.tsx';
import { LocalField } from './local-field.tsx';

interface Props {
  label: string;
  /** What one of them is called, for the buttons. */
  one: string;
  value: readonly LocalText[];
  change: (value: LocalText[]) => void;
  error: (index: number) => string | undefined;
  max: number;
  most: number;
}

/** A list of texts, each in every language of the office. */
export function TextsField({ label, one, value, change, error, max, most }: Props) {
  const { t } = useTranslation('admin');
  const replace = (index: number, text: LocalText) => change(value.map((old, i) => (i === index ? text : old)));
  return (
    <div className="texts-field">
      <h3>{label}</h3>
      {value.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text has nothing of its own to be known by
        <div key={index} className="texts-line">
          <LocalField
            label={t('list.nth', { what: one, n: index + 1 })}
            value={text}
            change={(next) => replace(index, next)}
            error={error(index)}
            max={max}
          />
          <IconButton
            icon={X}
            label={t('list.remove', { what: one, n: index + 1 })}
            press={() => change(value.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      {value.length < most && (
        <Button kind="quiet" icon={<Plus className="icon" aria-hidden="true" />} onClick={() => change([...value, {}])}>
          {t('list.add', { what: one })}
        </Button>
      )}
    </div>
  );
}
