import { useAct } from './desk-tools.tsx';
import { type NextPlan, nextPlan } from './logic/next-plan.ts';
import type { PanelName } from './panels/panel-name.ts';
import type { DeskFacts } from './use-desk-facts.ts';

/** What the buttons and keys of the bar do. Each sends at most one command. */
export interface Actions {
  plan: NextPlan;
  next(): void;
  recall(): void;
  start(): void;
  end(): void;
  noShow(): void;
  recycle(): void;
  moreTime(): void;
  undo(): void;
}

/** What the buttons of a desk do. @param open asks what an action needs to know first */
export function useActions(facts: DeskFacts, open: (panel: PanelName | null) => void): Actions {
  const act = useAct();
  const { deskId: desk, head } = facts;
  const plan = planOf(facts);
  const service = serviceHere(facts);
  const asks = service !== undefined && service.outcome !== 'none' && service.outcomes.length > 0;
  const onVisit = (type: 'recall' | 'start' | 'noShow' | 'recycle' | 'moreTime', place: 'actions' | 'card') => () => {
    if (head.visit !== null) void act({ type, desk }, place);
  };
  return {
    plan,
    next() {
      if (plan.kind === 'resume') void act({ type: 'resume', desk }, 'next');
      else if (plan.kind === 'go' && plan.needsOutcome) open('next');
      else if (plan.kind === 'go') void act({ type: 'callNext', desk }, 'next');
    },
    end() {
      if (head.visit === null) return;
      if (asks) open('end');
      else void act({ type: 'end', desk }, 'actions');
    },
    recall: onVisit('recall', 'actions'),
    start: onVisit('start', 'card'),
    noShow: onVisit('noShow', 'actions'),
    recycle: onVisit('recycle', 'actions'),
    moreTime: onVisit('moreTime', 'card'),
    undo: () => void act({ type: 'undo', desk }, 'undo'),
  };
}

export const serviceHere = ({ head, services }: DeskFacts) => services.get(head.visit?.service ?? '');

function planOf(facts: DeskFacts): NextPlan {
  const { head, queue, visits } = facts;
  return nextPlan({ desk: head, rule: queue.nextOnUnstarted, visits, service: serviceHere(facts) });
}
