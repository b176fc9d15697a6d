import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrinterValue, type TicketTemplate, TicketTemplateValue } from '#contract/hardware.ts';
import type { HardwareTime, Paper, PrinterSettings } from '#hardware/ports.ts';

/** The template that comes with the product. */
export function defaultTemplate(): TicketTemplate {
  const file = join(import.meta.dirname, '..', '..', '..', 'resources', 'ticket-template.json');
  return TicketTemplateValue.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** A ticket of the default template. */
export const paperOf = (parts: Partial<Paper> = {}): Paper => ({
  job: 'job1',
  number: 'A42',
  language: 'en',
  site: 'City Hall',
  service: 'Passports',
  issuedAt: Date.UTC(2026, 10, 23, 9, 42),
  zone: 'Europe/Paris',
  ahead: 4,
  message: null,
  copy: false,
  blocks: defaultTemplate().blocks,
  ...parts,
});

/** A printer that answers everything, on 80 mm paper. */
export const settingsOf = (
  connection: PrinterSettings['connection'],
  parts: Partial<PrinterSettings> = {},
): PrinterSettings =>
  PrinterValue.parse({
    name: 'Printer',
    station: 'station1',
    connection,
    paper: '80',
    mode: 'picture',
    answers: 'all',
    copies: 1,
    serves: [],
    paperless: true,
    voidWhenGivenUp: false,
    enabled: true,
    ...parts,
  });

/** The clocks of this PC, `faster` times as fast: limits of many seconds pass in a moment, and in their order. */
export const timeOf = (faster = 1): HardwareTime => ({
  now: () => Date.now(),
  monotonic: () => performance.now() * faster,
  after(delay, callback) {
    const timer = setTimeout(callback, delay / faster);
    return () => clearTimeout(timer);
  },
});
