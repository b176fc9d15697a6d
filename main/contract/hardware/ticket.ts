import { z } from 'zod';
import { Id, Language, line, localText } from '#contract/ids.ts';
import { isLogo } from '#contract/logo.ts';

/** A picture for paper: PNG, base64; small, for it travels with every change of its template. */
const Logo = z.base64().min(1).max(10_000).refine(isLogo, { error: 'notPng' });
const Size = z.enum(['small', 'normal', 'large']);

/** One part of a ticket, from top to bottom. `estimate` and `phone` take no place while nothing stands behind them. */
export const TicketBlock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('logo'), png: Logo }),
  z.strictObject({ type: z.literal('site') }),
  z.strictObject({ type: z.literal('service') }),
  z.strictObject({ type: z.literal('number') }),
  z.strictObject({ type: z.literal('time') }),
  z.strictObject({ type: z.literal('ahead') }),
  z.strictObject({ type: z.literal('estimate') }),
  z.strictObject({ type: z.literal('phone') }),
  /** What the service wants visitors to prepare. */
  z.strictObject({ type: z.literal('message') }),
  z.strictObject({ type: z.literal('text'), text: localText(200), size: Size }),
  z.strictObject({ type: z.literal('line') }),
]);
export type TicketBlock = z.infer<typeof TicketBlock>;

/** The ticket of an office that made no template: nobody has to. */
export const USUAL_TICKET: readonly TicketBlock[] = [
  { type: 'site' },
  { type: 'line' },
  { type: 'service' },
  { type: 'number' },
  { type: 'ahead' },
  { type: 'estimate' },
  { type: 'time' },
  { type: 'message' },
  { type: 'phone' },
];

const showsNumber = (blocks: TicketBlock[]): boolean => blocks.some(({ type }) => type === 'number');

/**
 * [P10] How a ticket looks; without its number it would be no ticket. The most telling one is used: for its service and language,
 * then service, then language, then any.
 */
export const TicketTemplateValue = z.strictObject({
  name: line(60),
  service: Id.nullable(),
  language: Language.nullable(),
  blocks: z.array(TicketBlock).max(20).refine(showsNumber, 'noNumber'),
});
export type TicketTemplate = z.infer<typeof TicketTemplateValue>;

/** What the tickets of one service say besides; its id is the service's. */
export const TicketMessageValue = z.strictObject({ text: localText(400) });
