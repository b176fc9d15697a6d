import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketBlock } from '#contract/hardware.ts';
import { LocalField } from '../../fields/local-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { addable, type BlockType, moved, newBlock } from '../../logic/blocks.ts';
import { LogoField } from './logo-field.tsx';
import '../../fields/blocks.css';

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
      <ol className="blocks">
        {value.map((block, index) => (
          <BlockLine
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines or texts have nothing of their own to be known by
            key={index}
            block={block}
            place={{ index, last: value.length - 1 }}
            put={(next) => change(value.map((old, i) => (i === index ? next : old)))}
            move={(by) => change(moved(value, index, by))}
            remove={() => change(value.filter((_, i) => i !== index))}
            error={(path) => error(`${index}.${path}`)}
          />
        ))}
      </ol>
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

interface LineProps {
  block: TicketBlock;
  place: { index: number; last: number };
  put: (block: TicketBlock) => void;
  move: (by: -1 | 1) => void;
  remove: () => void;
  error: (path: string) => string | undefined;
}

function BlockLine({ block, place, put, move, remove, error }: LineProps) {
  const { t } = useTranslation('admin');
  const what = t(`block.${block.type}`);
  const isLater = block.type === 'estimate' || block.type === 'phone';
  return (
    <li className="block">
      <div className="block-head">
        <span>
          <span className="block-name">{what}</span>
          {isLater && <span className="field-words block-later">{t('template.later')}</span>}
        </span>
        <span className="block-buttons">
          <button
            type="button"
            className="icon-button"
            disabled={place.index === 0}
            aria-label={t('template.up', { what, n: place.index + 1 })}
            onClick={() => move(-1)}
          >
            <ArrowUp className="icon" aria-hidden="true" />
          </button>
          <button
            type="button"
            className="icon-button"
            disabled={place.index === place.last}
            aria-label={t('template.down', { what, n: place.index + 1 })}
            onClick={() => move(1)}
          >
            <ArrowDown className="icon" aria-hidden="true" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('list.remove', { what, n: place.index + 1 })}
            onClick={remove}
          >
            <X className="icon" aria-hidden="true" />
          </button>
        </span>
      </div>
      {block.type === 'logo' && (
        <LogoField value={block.png} change={(png) => put({ ...block, png })} error={error('png')} />
      )}
      {block.type === 'text' && <TextBlock block={block} put={put} error={error} />}
    </li>
  );
}

function TextBlock({
  block,
  put,
  error,
}: Pick<LineProps, 'put' | 'error'> & { block: Extract<TicketBlock, { type: 'text' }> }) {
  const { t } = useTranslation('admin');
  const sizes = (['small', 'normal', 'large'] as const).map((one) => ({ value: one, words: t(`size.${one}`) }));
  return (
    <div className="block-fields">
      <LocalField
        label={t('template.words')}
        value={block.text}
        change={(text) => put({ ...block, text })}
        error={error('text')}
        max={200}
      />
      <SelectField
        label={t('template.size')}
        value={block.size}
        options={sizes}
        change={(size) => put({ ...block, size })}
      />
    </div>
  );
}
