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
      visit.again !== null && { words: againWords(visit.again), tone: 'plain' },
      ...poolTags(visit),
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

  function againWords(again: NonNullable<Waiting['visit']['again']>): string {
    return again === 'parked' ? t('tag.wasParked') : t(`tag.${again}`);
  }

  /** For whom it waits; that one's own parked visits need no word. */
  function poolTags({ pool, parked, again }: Waiting['visit']): Tag[] {
    if (pool === null) return [];
    const kept = parked !== null || again === 'parked';
    if ('desk' in pool && pool.desk === facts.deskId) return kept ? [] : [{ words: t('tag.sentHere'), tone: 'plain' }];
    const name = poolName(pool);
    return [{ words: kept ? t('tag.keptFor', { name }) : t('tag.sentTo', { name }), tone: 'plain' }];
  }

  function poolName(pool: NonNullable<Waiting['visit']['pool']>): string {
    if ('person' in pool) return facts.people.get(pool.person)?.name ?? '';
    const desk = facts.desks.get(pool.desk);
    return desk ? text(desk.name) : pool.desk;
  }
}
