import type { DeskSign } from '#hardware/ports.ts';

/** What a box shows for each state of its desk: the table of hardware/README.md. */

type Lamp = 'OFF' | 'ON' | 'SLOW' | 'FAST';
export interface Lamps {
  red: Lamp;
  green: Lamp;
  yellow: Lamp;
}
const DARK: Lamps = { red: 'OFF', green: 'OFF', yellow: 'OFF' };

/** What its lamps show for the state of a desk. */
export function lampsOf(sign: DeskSign): Lamps {
  switch (sign.state) {
    case 'none':
      return { ...DARK, red: 'ON' };
    case 'free':
      return { ...DARK, green: sign.waiting ? 'SLOW' : 'ON' };
    case 'called':
      return { ...DARK, green: 'FAST' };
    case 'serving':
      return { ...DARK, yellow: 'ON' };
    case 'break':
      return { ...DARK, yellow: 'SLOW' };
    default:
      return sign.state satisfies never;
  }
}

/** The number over the desk, as long as it is about a visitor; null when nothing is to be seen. */
export function numberOf(sign: DeskSign): string | null {
  return sign.state === 'called' || sign.state === 'serving' ? sign.number : null;
}
