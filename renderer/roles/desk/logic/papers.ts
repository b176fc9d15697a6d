import type { JobViewRow, QueueVisitRow } from '#contract/views.ts';

/** A paper that staff should see to: `ask`: nobody knows whether it came out. `failed`: surely not. `printing`: a copy. */
export interface PaperNews {
  kind: 'ask' | 'failed' | 'printing';
  job: JobViewRow;
}

const OPEN: readonly QueueVisitRow['state'][] = ['waiting', 'parked', 'called', 'serving'];

/** Papers of visitors who are still here, those that need staff first, the oldest of them before the others. */
export function paperNews(
  jobs: Iterable<JobViewRow>,
  visits: ReadonlyMap<string, Pick<QueueVisitRow, 'state'>>,
): PaperNews[] {
  const isHere = ({ visit }: JobViewRow) => OPEN.includes(visits.get(visit)?.state ?? 'noShow');
  const news = [...jobs].filter(isHere).flatMap((job) => newsOf(job));
  const last = ({ kind }: PaperNews) => Number(kind === 'printing');
  return news.sort((a, b) => last(a) - last(b) || a.job.changedAt - b.job.changedAt);
}

/** What is still being tried by itself is none of the staff's business. */
function newsOf(job: JobViewRow): PaperNews[] {
  if (job.state === 'unknown') return [{ kind: 'ask', job }];
  if (job.state === 'notSent') return [{ kind: 'failed', job }];
  return job.copy && job.state !== 'printed' ? [{ kind: 'printing', job }] : [];
}

/** How news stand in a bar: `whole` with their answers, or one `line` or `icon` that opens. */
export type NewsShape = 'whole' | 'line' | 'icon';

/**
 * What needs little room stands whole. In a bar that is full with its buttons a question is one line, and in a low one all of
 * it is an icon: no button that is pressed often is covered or moved by what comes by itself.
 * @param others how many other troubles there are to tell
 */
export function newsShape(
  room: 'roomy' | 'usual' | 'low',
  paper: PaperNews['kind'] | undefined,
  others: number,
): NewsShape {
  if (room === 'roomy') return 'whole';
  if (room === 'low') return paper === undefined && others === 0 ? 'whole' : 'icon';
  const isShort = (paper === undefined || paper === 'printing') && others <= 1;
  return isShort ? 'whole' : 'line';
}
