import type { TicketBlock, TicketTemplate } from '#contract/hardware.ts';
import { USUAL_TICKET } from '#contract/hardware.ts';
import type { Instant, Language, LocalText, ServiceId } from '#contract/ids.ts';
import type { StationHead, StationJobRow } from '#contract/views.ts';
import type { Paper } from '#hardware/ports.ts';
import type { Picture } from './picture.ts';

/** What a ticket says that exists nowhere: for pictures of templates, and for trying a printer. */
interface Sample {
  number: string | null;
  service: ServiceId | null;
  language: Language | null;
  template: TicketTemplate | null;
  now: Instant;
}

const SAMPLE = { number: '42', ahead: 4 };

/** `fr-CA` is served by `fr`. */
const baseOf = (language: Language): Language => language.split('-', 1)[0] ?? language;

/** The text in the visitor's language, else in the office's languages in their order, else in any. */
export function textFor(texts: LocalText, language: Language, { languages }: Pick<StationHead, 'languages'>): string {
  const known = [language, baseOf(language), ...languages].find((one) => texts[one] !== undefined);
  return (known === undefined ? Object.values(texts)[0] : texts[known]) ?? '';
}

/** The ticket of a job, from what the office has set up now. */
export function paperOf(job: StationJobRow, picture: Picture): Paper {
  const language = job.language ?? picture.head.languages[0] ?? 'en';
  return {
    ...written(picture, job.service, language),
    job: job.job,
    number: job.number,
    issuedAt: job.issuedAt,
    ahead: job.ahead,
    copy: job.copy,
    blocks: blocksFor(picture, job.service, language),
  };
}

/** A ticket that nobody holds. */
export function samplePaper({ now, ...wanted }: Sample, picture: Picture): Paper {
  const service = wanted.service ?? wanted.template?.service ?? picture.settings('service')[0]?.id ?? '';
  const language = wanted.language ?? picture.head.languages[0] ?? 'en';
  const letter = picture.setting('service', service)?.letter ?? '';
  return {
    ...written(picture, service, language),
    job: 'sample',
    number: wanted.number ?? letter + SAMPLE.number,
    issuedAt: now,
    ahead: SAMPLE.ahead,
    copy: false,
    blocks: wanted.template?.blocks ?? blocksFor(picture, service, language),
  };
}

function written(picture: Picture, service: ServiceId, language: Language) {
  const { head } = picture;
  const name = picture.setting('service', service)?.name;
  const message = picture.setting('ticketMessage', service)?.text;
  return {
    language,
    site: head.site,
    zone: head.zone,
    service: name ? textFor(name, language, head) : '',
    message: message ? textFor(message, language, head) : null,
  };
}

/** Of the most telling template: for this service and language, then for the service, then for the language, then for any. */
function blocksFor(picture: Picture, service: ServiceId, language: Language): TicketBlock[] {
  const fitting = picture.settings('ticketTemplate').flatMap(({ value }) => {
    const rank = rankOf(value, service, language);
    return rank === undefined ? [] : [{ value, rank }];
  });
  fitting.sort((a, b) => b.rank - a.rank);
  return fitting[0]?.value.blocks ?? [...USUAL_TICKET];
}

function rankOf(template: TicketTemplate, service: ServiceId, language: Language): number | undefined {
  const bySorts = [
    [template.service, [service]],
    [template.language, [baseOf(language), language]],
  ] as const;
  let rank = 0;
  for (const [asked, is] of bySorts) {
    const place = asked === null ? -1 : (is as readonly string[]).indexOf(asked);
    if (asked !== null && place < 0) return undefined;
    rank = rank * 4 + place + 1;
  }
  return rank;
}
