import { useEffect, useRef } from 'react';
import type { ShortcutAction } from '#contract/shortcuts.ts';
import { useDesk } from '../desk-tools.tsx';
import { isAvailable } from '../logic/available.ts';
import type { PanelName } from '../panels/panel-name.ts';
import { useActions } from '../use-actions.ts';
import type { DeskFacts } from '../use-desk-facts.ts';

type Action = Exclude<ShortcutAction, 'show'>;

/**
 * Keys that work in every program press the button of the same name. A question that is open is dropped, for its answer would
 * meet another visit. While keys are set up they do nothing.
 */
export function useGlobalKeys(
  facts: DeskFacts,
  panel: PanelName | null,
  open: (panel: PanelName | null) => void,
): void {
  const { window } = useDesk();
  const actions = useActions(facts, open);
  const press = (action: Action) => {
    if (panel === 'shortcuts' || !canDo(action, facts)) return;
    if (panel !== null) open(null);
    actions[action]();
  };
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(
    () => window.hear((what) => what.type === 'press' && what.action !== 'show' && latest.current(what.action)),
    [window],
  );
}

function canDo(action: Action, { head }: DeskFacts): boolean {
  if (action === 'next') return true;
  return action === 'undo' ? head.undo !== null : isAvailable(action, head);
}
