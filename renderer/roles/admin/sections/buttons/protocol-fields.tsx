import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoxProtocol } from '#contract/hardware.ts';
import { NumberField } from '../../fields/number-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { BLANK_PROTOCOLS } from '../../logic/blanks.ts';

interface Props {
  value: BoxProtocol;
  change: (value: BoxProtocol) => void;
  error: (path: string) => string | undefined;
}

const TYPES = ['qbox', 'lines', 'frames'] as const;

/** How the box speaks, and only what that way needs. */
export function ProtocolFields({ value, change, error }: Props) {
  const { t } = useTranslation('admin');
  return (
    <fieldset className="form-group">
      <legend>{t('fields.protocol')}</legend>
      <SelectField
        label={t('protocol.speaks')}
        hint={t(`protocol.hint.${value.type}`)}
        value={value.type}
        options={TYPES.map((type) => ({ value: type, words: t(`protocol.${type}`) }))}
        change={(type) => change(BLANK_PROTOCOLS[type])}
      />
      <Own value={value} change={change} error={error} />
    </fieldset>
  );
}

function Own({ value, change, error }: Props): ReactNode {
  switch (value.type) {
    case 'qbox':
      return null;
    case 'lines':
      return <Lines value={value} change={change} error={error} />;
    case 'frames':
      return <Frames value={value} change={change} error={error} />;
    default:
      return value satisfies never;
  }
}

type Of<T extends BoxProtocol['type']> = Omit<Props, 'value'> & { value: Extract<BoxProtocol, { type: T }> };

function Lines({ value, change, error }: Of<'lines'>) {
  const { t } = useTranslation('admin');
  return (
    <>
      <TextField
        label={t('protocol.pattern')}
        hint={t('protocol.patternHint', { key: '(?<key>…)', desk: '(?<desk>…)' })}
        value={value.pattern}
        change={(pattern) => change({ ...value, pattern })}
        error={error('pattern')}
        max={120}
      />
      <TextField
        label={t('protocol.reply')}
        hint={t('protocol.replyHint')}
        value={value.reply ?? ''}
        change={(reply) => change({ ...value, reply: reply === '' ? null : reply })}
        error={error('reply')}
        max={60}
      />
    </>
  );
}

const BYTES = ['start', 'end', 'length', 'keyAt'] as const;

function Frames({ value, change, error }: Of<'frames'>) {
  const { t } = useTranslation('admin');
  const sums = (['none', 'xor', 'sum8'] as const).map((one) => ({ value: one, words: t(`protocol.checksum.${one}`) }));
  return (
    <div className="form-columns">
      {BYTES.map((name) => (
        <NumberField
          key={name}
          label={t(`protocol.${name}`)}
          hint={t(`protocol.${name}Hint`)}
          value={value[name]}
          change={(next) => change({ ...value, [name]: next ?? Number.NaN })}
          error={error(name)}
        />
      ))}
      <SelectField
        label={t('protocol.check')}
        value={value.checksum}
        options={sums}
        change={(checksum) => change({ ...value, checksum })}
      />
    </div>
  );
}
