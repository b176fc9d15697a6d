import { useTranslation } from 'react-i18next';
import { Local } from '#ui/site-context.tsx';
import { demandsOutcome } from '../logic/next-plan.ts';
import { serviceHere } from '../use-actions.ts';
import { Choice } from './choice.tsx';
import type { PanelProps } from './panel.tsx';
import { usePanelAct } from './use-panel-act.ts';

/** How the visit ended, where its service asks; then it ends, and Next goes on to call. */
export function OutcomePanel({ facts, done, then }: PanelProps & { then: 'end' | 'next' }) {
  const { t } = useTranslation('desk');
  const act = usePanelAct(done);
  const service = serviceHere(facts);
  const type = then === 'end' ? ('end' as const) : ('callNext' as const);
  const end = (outcome: string | null) => void act({ type, desk: facts.deskId, outcome });
  if (facts.head.visit === null) return <p className="panel-note">{t('outcome.gone')}</p>;
  return (
    <>
      {service?.outcomes.map(({ id, name }) => (
        <Choice key={id} press={() => end(id)}>
          <Local text={name} />
        </Choice>
      ))}
      {!demandsOutcome(service) && <Choice press={() => end(null)}>{t('outcome.none')}</Choice>}
    </>
  );
}
