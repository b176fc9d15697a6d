import type { PanelProps } from './panel.tsx';
import { TransferChoices } from './transfer-choices.tsx';
import { usePanelAct } from './use-panel-act.ts';

/** Sends the visit at the desk elsewhere. */
export function TransferPanel({ facts, done, person }: PanelProps & { person: string }) {
  const act = usePanelAct(done);
  return (
    <TransferChoices
      facts={facts}
      person={person}
      send={(how) => void act({ type: 'transfer', desk: facts.deskId, ...how })}
    />
  );
}
