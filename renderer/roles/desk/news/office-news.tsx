import type { DeskFacts } from '../use-desk-facts.ts';
import { RefusedKeys } from '../window/refused-keys.tsx';
import { HardwareLine } from './hardware-line.tsx';
import { Papers } from './papers.tsx';
import './news.css';

/** Where there is room for the bar only. */
export const BAR_ONLY = '(max-width: 49.99rem)';

/** What the office's hardware has to say. It stands where nothing that is pressed often can move because of it. */
export function OfficeNews({ facts }: { facts: DeskFacts }) {
  return (
    <div className="news">
      <Papers facts={facts} />
      <HardwareLine />
      <RefusedKeys />
    </div>
  );
}
