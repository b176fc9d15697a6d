import { useRows } from '../../../sync/hooks.ts';
import { QUEUE, useDesk } from '../desk-tools.tsx';
import { type PaperNews, paperNews } from '../logic/papers.ts';
import type { DeskFacts } from '../use-desk-facts.ts';

/** The papers that staff should see to, the first of them first. */
export function usePapers({ visits }: DeskFacts): PaperNews[] {
  return paperNews(useRows(useDesk().hub, QUEUE, 'job'), visits);
}
