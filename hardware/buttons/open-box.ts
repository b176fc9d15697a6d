import type { ButtonBox, ButtonBoxParts } from '#hardware/ports.ts';
import { framesLanguage, linesLanguage, PlainBox } from './plain-box.ts';
import { Qbox } from './qbox.ts';

/** The driver for a box's settings, not started yet. @throws Error with a sentence when they cannot work */
export function openBox(parts: ButtonBoxParts): ButtonBox {
  const { protocol } = parts.settings;
  switch (protocol.type) {
    case 'qbox':
      return new Qbox(parts);
    case 'lines':
      return new PlainBox(parts, linesLanguage(protocol));
    case 'frames':
      return new PlainBox(parts, framesLanguage(protocol));
    default:
      return protocol satisfies never;
  }
}
