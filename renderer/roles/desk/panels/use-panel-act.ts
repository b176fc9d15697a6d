import type { CommandInput } from '#contract/commands.ts';
import { useAct } from '../desk-tools.tsx';

/** Sends the panel's command; the panel closes when it was done, and stays with the reason beside it when not. */
export function usePanelAct(done: () => void): (command: CommandInput) => Promise<void> {
  const act = useAct();
  return async (command) => {
    const answer = await act(command, 'panel');
    if (answer?.ok) done();
  };
}
