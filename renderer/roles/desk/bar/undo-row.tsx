import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { useDesk, usePressState } from '../desk-tools.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { Says } from './says.tsx';

/** The last action, while it can be taken back. */
export function UndoRow({ facts, undo }: { facts: DeskFacts; undo: () => void }) {
  const { hub } = useDesk();
  const { t } = useTranslation('desk');
  const { time } = useFormats();
  const busy = usePressState(({ running }) => running !== null);
  const now = useNow(hub, 1_000);
  const last = facts.head.undo;
  return (
    <div className="undo-place">
      <Says place="undo" />
      {last !== null && now < last.until && (
        <div className="undo-row">
          <RotateCcw className="icon" aria-hidden="true" />
          <span className="undo-what">
            {t(`did.${last.action}`, { number: last.number ?? '' })}
            <span className="undo-time"> · {time(last.at)}</span>
          </span>
          <button type="button" className="undo-button" aria-disabled={busy} onClick={undo}>
            {t('undo')}
          </button>
        </div>
      )}
    </div>
  );
}
