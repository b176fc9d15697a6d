import type { JobId, Language, ServiceId } from '#contract/ids.ts';
import type { Refusal } from '#contract/refusals.ts';

/** What the kiosk gave out. */
export interface Ticket {
  number: string;
  service: ServiceId;
  /** People waiting for the same service before this one. */
  ahead: number;
  /** Its paper; null: no printer serves this kiosk. */
  job: JobId | null;
}

/** Where a visitor is. */
export type Step =
  | { at: 'choose'; category: string | null }
  | { at: 'priority'; service: ServiceId; from: string | null }
  | { at: 'sending'; service: ServiceId; press: number }
  | { at: 'ticket'; ticket: Ticket }
  | { at: 'refused'; refusal: Refusal };

export interface Aids {
  contrast: boolean;
  larger: boolean;
  lower: boolean;
}
export type Aid = keyof Aids;

export interface KioskState {
  step: Step;
  /** Null: the first language of the site. */
  language: Language | null;
  aids: Aids;
  help: boolean;
  /** Rises with every choice, so that an answer that comes after its visitor has gone is told apart. */
  presses: number;
}

export type KioskAction =
  | { type: 'open'; category: string | null }
  | { type: 'askPriority'; service: ServiceId }
  | { type: 'send'; service: ServiceId }
  | { type: 'issued'; press: number; ticket: Ticket }
  | { type: 'refused'; press: number; refusal: Refusal }
  | { type: 'speak'; language: Language }
  | { type: 'toggle'; aid: Aid }
  | { type: 'help'; shown: boolean }
  | { type: 'startAgain' };

export const AT_START: KioskState = {
  step: { at: 'choose', category: null },
  language: null,
  aids: { contrast: false, larger: false, lower: false },
  help: false,
  presses: 0,
};

/** One visitor's way to a number. A choice is sent once: while it is on its way, every other press is void. */
export function kioskReducer(state: KioskState, action: KioskAction): KioskState {
  switch (action.type) {
    case 'open':
      return { ...state, step: { at: 'choose', category: action.category }, help: false };
    case 'askPriority':
      return { ...state, step: { at: 'priority', service: action.service, from: categoryOf(state.step) } };
    case 'send':
      return sending(state, action.service);
    case 'issued':
      return isAwaited(state, action.press) ? { ...state, step: { at: 'ticket', ticket: action.ticket } } : state;
    case 'refused':
      return isAwaited(state, action.press) ? { ...state, step: { at: 'refused', refusal: action.refusal } } : state;
    case 'speak':
      return { ...state, language: action.language };
    case 'toggle':
      return { ...state, aids: { ...state.aids, [action.aid]: !state.aids[action.aid] } };
    case 'help':
      return { ...state, help: action.shown };
    case 'startAgain':
      return { ...AT_START, presses: state.presses };
    default:
      return action satisfies never;
  }
}

function sending(state: KioskState, service: ServiceId): KioskState {
  if (state.step.at !== 'choose' && state.step.at !== 'priority') return state;
  const press = state.presses + 1;
  return { ...state, presses: press, step: { at: 'sending', service, press } };
}

const isAwaited = ({ step }: KioskState, press: number) => step.at === 'sending' && step.press === press;
const categoryOf = (step: Step) => (step.at === 'choose' ? step.category : null);

/**
 * [B3] Whether a ticket button counts now. Not while a choice is on its way, nor while its visitor is asked for a priority:
 * another ticket would be a surprise.
 */
export const takesKeys = ({ step }: KioskState): boolean =>
  step.at === 'choose' || step.at === 'refused' || step.at === 'ticket';

/** Nothing was touched yet: nobody needs to be asked whether they are still there. */
export function isUntouched(state: KioskState): boolean {
  const { step, aids } = state;
  const plain = step.at === 'choose' && step.category === null && state.language === null && !state.help;
  return plain && !anyAid(aids);
}

export const anyAid = (aids: Aids): boolean => aids.contrast || aids.larger || aids.lower;
