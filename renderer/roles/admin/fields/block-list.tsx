import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moved } from '../logic/moved.ts';
import { IconButton } from './icon-button.tsx';
import './blocks.css';

/** One entry, as its fields change it. */
export interface Block<T> {
  value: T;
  put: (value: T) => void;
  /** By its field, `title`. */
  error: (path: string) => string | undefined;
}

interface Props<T> {
  value: readonly T[];
  change: (value: T[]) => void;
  /** By its place in the list, `0.title`. */
  error: (path: string) => string | undefined;
  /** What an entry is called, for the buttons. */
  whatIs: (value: T) => string;
  /** What stands above its fields. @param n from 1 */
  head: (value: T, n: number) => ReactNode;
  fields: (block: Block<T>) => ReactNode;
}

/** A list whose entries have fields of their own and can change places. */
export function BlockList<T>({ value, change, error, whatIs, head, fields }: Props<T>) {
  const blockAt = (index: number, one: T): Block<T> => ({
    value: one,
    put: (next) => change(value.map((old, i) => (i === index ? next : old))),
    error: (path) => error(`${index}.${path}`),
  });
  return (
    <ol className="blocks">
      {value.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same picture, text or line may stand there twice
        <li key={index} className="block">
          <div className="block-head">
            {head(one, index + 1)}
            <BlockButtons
              what={whatIs(one)}
              place={{ index, last: value.length - 1 }}
              move={(by) => change(moved(value, index, by))}
              remove={() => change(value.filter((_, i) => i !== index))}
            />
          </div>
          {fields(blockAt(index, one))}
        </li>
      ))}
    </ol>
  );
}

interface ButtonsProps {
  what: string;
  place: { index: number; last: number };
  move: (by: -1 | 1) => void;
  remove: () => void;
}

function BlockButtons({ what, place: { index, last }, move, remove }: ButtonsProps) {
  const { t } = useTranslation('admin');
  const named = { what, n: index + 1 };
  return (
    <span className="block-buttons">
      <IconButton icon={ArrowUp} label={t('template.up', named)} press={() => move(-1)} disabled={index === 0} />
      <IconButton icon={ArrowDown} label={t('template.down', named)} press={() => move(1)} disabled={index === last} />
      <IconButton icon={X} label={t('list.remove', named)} press={remove} />
    </span>
  );
}
