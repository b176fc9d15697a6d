import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Local, useText } from '#ui/site-context.tsx';
import { useAct, usePressState } from '../desk-tools.tsx';
import { serviceHere } from '../use-actions.ts';
import type { PanelProps } from './panel.tsx';

const MOST = 999;

/** What was handed over, each with its count. */
export function DeliverPanel({ facts }: PanelProps) {
  const { t } = useTranslation('desk');
  const text = useText();
  const act = useAct();
  const busy = usePressState(({ running }) => running !== null);
  const { visit } = facts.head;
  const deliverables = serviceHere(facts)?.deliverables ?? [];
  if (visit === null || deliverables.length === 0) return <p className="panel-note">{t('deliver.none')}</p>;
  const quantities = new Map(visit.delivered.map(({ id, quantity }) => [id, quantity]));
  const set = (deliverable: string, quantity: number) =>
    !busy && void act({ type: 'deliver', desk: facts.deskId, deliverable, quantity }, 'panel');
  return (
    <ul className="deliverables">
      {deliverables.map(({ id, name }) => {
        const quantity = quantities.get(id) ?? 0;
        const less = t('deliver.less', { name: text(name) });
        const more = t('deliver.more', { name: text(name) });
        return (
          <li key={id} className="deliverable">
            <span className="deliverable-name">
              <Local text={name} />
            </span>
            <button
              type="button"
              className="icon-button"
              aria-label={less}
              disabled={quantity === 0}
              onClick={() => set(id, quantity - 1)}
            >
              <Minus className="icon" aria-hidden="true" />
            </button>
            <span className="deliverable-count num">{quantity}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={more}
              disabled={quantity === MOST}
              onClick={() => set(id, quantity + 1)}
            >
              <Plus className="icon" aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
