import { useTranslation } from 'react-i18next';
import { ownName } from '#ui/languages.ts';
import { useFormats, useText } from '#ui/site-context.tsx';
import { useRows } from '../../../sync/hooks.ts';
import { QUEUE, useDesk } from '../desk-tools.tsx';
import type { Waiting } from '../logic/call-order.ts';
import type { DeskFacts } from '../use-desk-facts.ts';

/** One thing worth knowing about a visit in the list. */
export interface Tag {
  words: string;
  tone: 'plain' | 'band' | 'quiet';
}

/** What is worth knowing about a visit before it is called, the most telling first. */
export function useTags(facts: DeskFacts): (line: Waiting) => Tag[] {
  const { t } = useTranslation('desk');
  const text = useText();
  const { time } = useFormats();
  const bands = useRows(useDesk().hub, QUEUE, 'band');
  const nameOf = (band: string) => {
    const row = bands.find((one) => one.band === band);
    return row ? text(row.name) : t('tag.priority');
  };
  const spoken = facts.queue.languages[0];
  return ({ visit, place }) => {
    const tags: (Tag | false)[] = [
      visit.parked !== null && { words: parkedWords(visit.parked), tone: 'plain' },
      visit.pool !== null && { words: sentTo(visit.pool), tone: 'plain' },
      visit.again !== null && { words: t(`tag.${visit.again}`), tone: 'plain' },
      visit.band !== null && { words: nameOf(visit.band), tone: 'band' },
      visit.language !== null && visit.language !== spoken && { words: ownName(visit.language), tone: 'plain' },
      visit.note !== null && { words: visit.note, tone: 'plain' },
      place === 'elsewhere' && visit.pool === null && { words: t('tag.notYours'), tone: 'quiet' },
    ];
    return tags.filter((tag) => tag !== false);
  };

  function parkedWords({ reason, until }: NonNullable<Waiting['visit']['parked']>): string {
    return until === null ? t('tag.parked', { reason }) : t('tag.parkedUntil', { reason, time: time(until) });
  }

  function sentTo(pool: NonNullable<Waiting['visit']['pool']>): string {
    if ('person' in pool) return t('tag.sentTo', { name: facts.people.get(pool.person)?.name ?? '' });
    if (pool.desk === facts.deskId) return t('tag.sentHere');
    const desk = facts.desks.get(pool.desk);
    return t('tag.sentTo', { name: desk ? text(desk.name) : pool.desk });
  }
}
