import type { KeyAction, MappedKey } from '#contract/hardware.ts';
import { useHubState, useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { keysOf, useMappedKeys } from '../shared/keys/use-mapped-keys.ts';
import { QUEUE, useAct, useDesk } from './desk-tools.tsx';
import { canDo, doingOf } from './logic/key-doing.ts';
import type { PanelName } from './panels/panel-name.ts';
import { useActions } from './use-actions.ts';
import type { DeskFacts } from './use-desk-facts.ts';

/** [B2] What the keys of this computer do. */
export function useOwnKeys(hub: Hub): readonly MappedKey[] {
  const device = useHubState(hub, ({ identity }) => identity?.device ?? '');
  return keysOf(useRows(hub, QUEUE, 'keys'), device);
}

const NONE: readonly MappedKey[] = [];

/**
 * Pedals, clickers and keypads do what they were set up for, as the keys of a box do. A question that is open is dropped,
 * for its answer would meet another visit. While keys are tried out they do nothing.
 */
export function useDeskKeys(facts: DeskFacts, panel: PanelName | null, open: (panel: PanelName | null) => void): void {
  const { hub } = useDesk();
  const own = useOwnKeys(hub);
  const actions = useActions(facts, open);
  const act = useAct();
  const perform = (does: KeyAction) => {
    if (!canDo(does, facts.head)) return;
    if (panel !== null) open(null);
    const doing = doingOf(does, facts.deskId);
    if ('as' in doing) actions[doing.as]();
    else void act(doing.command, 'actions');
  };
  useMappedKeys(panel === 'keys' ? NONE : own, perform);
}
