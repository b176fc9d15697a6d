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
