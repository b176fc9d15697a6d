import type { PreviewRequest } from '#contract/wire.ts';
import { pictureOf } from '#hardware/printer/ticket/draw-ticket.ts';
import { MORNING } from './office.ts';

/** How a ticket would look: the real one, as a station draws it. */
export function drawnTicket({ template, paper, language }: PreviewRequest): Promise<Uint8Array> {
  const texts = { site: 'La Seyne Town Hall', service: 'Identity papers', message: 'Have your passport ready.' };
  const facts = { job: '', number: 'A42', issuedAt: MORNING, zone: 'Europe/Paris', ahead: 7, copy: false };
  return pictureOf({ ...texts, ...facts, language, blocks: template.blocks }, paper);
}
