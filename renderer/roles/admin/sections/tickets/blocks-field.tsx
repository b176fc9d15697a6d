import { useTranslation } from 'react-i18next';
import type { TicketBlock } from '#contract/hardware.ts';
import { type Block, BlockList } from '../../fields/block-list.tsx';
import { LocalField } from '../../fields/local-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { addable, type BlockType, newBlock } from '../../logic/blocks.ts';
import { LogoField } from './logo-field.tsx';

interface Props {
  value: readonly TicketBlock[];
  change: (value: TicketBlock[]) => void;
  /** By its place in the list, `0.text`. */
  error: (path: string) => string | undefined;
}

/** The parts of a ticket from top to bottom. */
export function BlocksField({ value, change, error }: Props) {
  const { t } = useTranslation('admin');
  const free = addable(value);
  return (
    <fieldset className="rows">
      <legend>{t('fields.blocks')}</legend>
      <BlockList
        value={value}
        change={change}
        error={error}
        whatIs={({ type }) => t(`block.${type}`)}
        head={({ type }) => <BlockName type={type} />}
        fields={(block) => <BlockFields {...block} />}
      />
      {value.every(({ type }) => type !== 'number') && <p className="field-error">{t('problem.noNumber')}</p>}
      {free.length > 0 && (
        <select
          className="text-input blocks-add"
          aria-label={t('template.addBlock')}
          value=""
          onChange={(event) => change([...value, newBlock(event.target.value as BlockType)])}
        >
          <option value="">{t('template.addBlock')}</option>
          {free.map((type) => (
            <option key={type} value={type}>
              {t(`block.${type}`)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

function BlockName({ type }: { type: BlockType }) {
  const { t } = useTranslation('admin');
  const isLater = type === 'estimate' || type === 'phone';
  return (
    <span>
      <span className="block-name">{t(`block.${type}`)}</span>
      {isLater && <span className="field-words block-later">{t('template.later')}</span>}
    </span>
  );
}

function BlockFields({ value, put, error }: Block<TicketBlock>) {
  if (value.type === 'logo')
    return <LogoField value={value.png} change={(png) => put({ ...value, png })} error={error('png')} />;
  return value.type === 'text' ? <TextBlock value={value} put={put} error={error} /> : null;
}

type TextProps = Pick<Block<TicketBlock>, 'put' | 'error'> & { value: Extract<TicketBlock, { type: 'text' }> };

function TextBlock({ value, put, error }: TextProps) {
  const { t } = useTranslation('admin');
  const sizes = (['small', 'normal', 'large'] as const).map((one) => ({ value: one, words: t(`size.${one}`) }));
  return (
    <div className="block-fields">
      <LocalField
        label={t('template.words')}
        value={value.text}
        change={(text) => put({ ...value, text })}
        error={error('text')}
        max={200}
      />
      <SelectField
        label={t('template.size')}
        value={value.size}
        options={sizes}
        change={(size) => put({ ...value, size })}
      />
    </div>
  );
}
