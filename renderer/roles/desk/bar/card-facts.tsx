import { Languages, MessageSquareText, Route, Star, Tv } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '#contract/views.ts';
import { ownName } from '#ui/languages.ts';
import { useText } from '#ui/site-context.tsx';
import { useRows } from '../../../sync/hooks.ts';
import { QUEUE, useDesk } from '../desk-tools.tsx';
import { reasonSentence, type ShownLine, shownLine } from '../logic/reason.ts';
import { serviceHere } from '../use-actions.ts';
import type { DeskFacts } from '../use-desk-facts.ts';

/** The smaller facts of the visit at the desk, one line each. */
export function CardFacts({ facts, visit }: { facts: DeskFacts; visit: DeskVisit }) {
  const spoken = facts.queue.languages[0];
  return (
    <ul className="card-facts">
      <Why facts={facts} visit={visit} />
      {visit.band !== null && <Band band={visit.band} />}
      {visit.language !== null && visit.language !== spoken && (
        <Fact icon={<Languages className="icon" aria-hidden="true" />}>
          <bdi lang={visit.language}>{ownName(visit.language)}</bdi>
        </Fact>
      )}
      {visit.note !== null && (
        <Fact icon={<MessageSquareText className="icon" aria-hidden="true" />}>
          <bdi>{visit.note}</bdi>
        </Fact>
      )}
      {visit.delivered.length > 0 && <Delivered facts={facts} visit={visit} />}
      <Shown line={shownLine(facts.shown, visit)} />
    </ul>
  );
}

function Fact({ icon, tone = '', children }: { icon: ReactNode; tone?: string; children: ReactNode }) {
  return (
    <li className={`card-fact ${tone}`}>
      {icon}
      <span>{children}</span>
    </li>
  );
}

function Why({ facts, visit }: { facts: DeskFacts; visit: DeskVisit }) {
  const { t } = useTranslation('desk');
  const text = useText();
  const bands = useRows(useDesk().hub, QUEUE, 'band');
  const service = serviceHere(facts);
  const band = bands.find((row) => row.band === visit.reason.band);
  const words = {
    service: service ? text(service.name) : '',
    band: band ? text(band.name) : t('tag.priority'),
    count: visit.reason.target,
  };
  return (
    <Fact icon={<Route className="icon" aria-hidden="true" />} tone="prose card-why">
      {t(reasonSentence(visit), words)}
    </Fact>
  );
}

function Band({ band }: { band: string }) {
  const { t } = useTranslation('desk');
  const text = useText();
  const row = useRows(useDesk().hub, QUEUE, 'band').find((one) => one.band === band);
  return <Fact icon={<Star className="icon" aria-hidden="true" />}>{row ? text(row.name) : t('tag.priority')}</Fact>;
}

function Delivered({ facts, visit }: { facts: DeskFacts; visit: DeskVisit }) {
  const text = useText();
  const names = new Map(serviceHere(facts)?.deliverables.map(({ id, name }) => [id, text(name)]));
  const parts = visit.delivered.map(({ id, quantity }) => `${quantity} × ${names.get(id) ?? id}`);
  return <Fact icon={<span className="icon" aria-hidden="true" />}>{parts.join(', ')}</Fact>;
}

function Shown({ line }: { line: ShownLine | undefined }) {
  const { t } = useTranslation('desk');
  const { i18n } = useTranslation();
  if (line === undefined) return null;
  const listed = (names: string[]) => new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  const icon = <Tv className="icon" aria-hidden="true" />;
  switch (line.kind) {
    case 'noDisplays':
      return <Fact icon={icon}>{t('shown.none')}</Fact>;
    case 'waiting':
      return <Fact icon={icon}>{t('shown.waiting', { count: line.of })}</Fact>;
    case 'shown':
      return (
        <Fact icon={icon} tone={line.unheard.length > 0 ? 'card-fact-warn prose' : 'card-fact-good prose'}>
          <SpokenToo of={line.of} spoken={line.spoken} line={t('shown.all', { count: line.of, shown: line.of })} />
          {line.unheard.length > 0 && `. ${t('shown.unheard', { names: listed(line.unheard) })}`}
        </Fact>
      );
    case 'partly':
      return (
        <Fact icon={icon} tone="card-fact-warn prose">
          {t('shown.partly', { shown: line.shown, count: line.of, names: listed(line.silent) })}
        </Fact>
      );
    default:
      return line satisfies never;
  }
}

/** What was shown, and on how many of them it was heard to the end. */
function SpokenToo({ of, spoken, line }: { of: number; spoken: number; line: string }) {
  const { t } = useTranslation('desk');
  if (spoken === 0) return <>{line}</>;
  return <>{spoken === of ? t('shown.spoken', { line }) : t('shown.spokenOn', { line, count: spoken })}</>;
}
