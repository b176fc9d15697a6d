import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskState } from '#contract/bridge.ts';
import { SHORTCUT_ACTIONS, type ShortcutAction } from '#contract/shortcuts.ts';
import { useDesk } from '../desk-tools.tsx';
import { acceleratorOf } from './accelerator.ts';
import { useActionName } from './use-action-name.ts';
import { useDeskWindow } from './use-desk-window.ts';
import './shortcuts-panel.css';

/** Keys that work in every program: each is set by pressing it. */
export function ShortcutsPanel() {
  const { t } = useTranslation('desk');
  const state = useDeskWindow();
  const [learning, learn] = useState<ShortcutAction | null>(null);
  if (state === null) return null;
  const { locked, from } = state.settings.shortcuts;
  return (
    <>
      <p className="panel-note">{locked ? t('window.fixed', { from }) : t('window.lead')}</p>
      <ul className="shortcuts">
        {SHORTCUT_ACTIONS.map((action) => (
          <Line key={action} action={action} state={state} isLearning={action === learning} learn={learn} />
        ))}
      </ul>
    </>
  );
}

interface LineProps {
  action: ShortcutAction;
  state: DeskState;
  isLearning: boolean;
  learn: (action: ShortcutAction | null) => void;
}

function Line({ action, state, isLearning, learn }: LineProps) {
  const { t } = useTranslation('desk');
  const { window } = useDesk();
  const name = useActionName();
  const [unfit, setUnfit] = useState(false);
  const { value: all, locked } = state.settings.shortcuts;
  const keys = all[action];
  const keep = (key: string | undefined) => {
    const { [action]: _before, ...others } = all;
    window.choose({ shortcuts: key === undefined ? others : { ...others, [action]: key } });
    learn(null);
    setUnfit(false);
  };
  const heard = (event: KeyboardEvent) => {
    // Tab leaves, as everywhere.
    if (!isLearning || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return learn(null);
    const pressed = acceleratorOf(event);
    setUnfit(pressed === 'unfit');
    if (pressed !== null && pressed !== 'unfit') keep(pressed.keys);
  };
  return (
    <li>
      <button
        type="button"
        className="choice"
        aria-disabled={locked}
        onClick={() => !locked && learn(action)}
        onKeyDown={heard}
        onBlur={() => isLearning && learn(null)}
      >
        <span className="choice-words">{name(action)}</span>
        <kbd className="choice-aside">{isLearning ? t('window.press') : (keys ?? t('window.noKey'))}</kbd>
      </button>
      {keys !== undefined && !locked && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('window.remove', { name: name(action) })}
          onClick={() => keep(undefined)}
        >
          <X className="icon" aria-hidden="true" />
        </button>
      )}
      <p className="shortcut-word" role="status">
        {isLearning && unfit && t('window.unfit')}
        {!isLearning && state.refused.includes(action) && t('window.taken', { keys })}
      </p>
    </li>
  );
}
