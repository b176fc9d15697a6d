import type { TicketBlock } from '#contract/hardware.ts';

export type BlockType = TicketBlock['type'];

/** Parts that a ticket can have, in the order in which they are offered; `text` and `line` as often as wanted. */
const OFFERED: readonly BlockType[] = ['logo', 'site', 'service', 'number', 'ahead', 'time', 'message', 'text', 'line'];
const OFTEN: readonly BlockType[] = ['text', 'line'];
/** Blocks of one ticket. */
const MOST_BLOCKS = 20;

/** What can still be added. */
export function addable(blocks: readonly TicketBlock[]): BlockType[] {
  if (blocks.length >= MOST_BLOCKS) return [];
  return OFFERED.filter((type) => OFTEN.includes(type) || !blocks.some((block) => block.type === type));
}

export function newBlock(type: BlockType): TicketBlock {
  switch (type) {
    case 'text':
      return { type, text: {}, size: 'normal' };
    case 'logo':
      return { type, png: '' };
    case 'site':
    case 'service':
    case 'number':
    case 'time':
    case 'ahead':
    case 'estimate':
    case 'phone':
    case 'message':
    case 'line':
      return { type };
    default:
      return type satisfies never;
  }
}
