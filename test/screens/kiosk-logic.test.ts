import { describe, expect, test } from 'vitest';
import { measuresOf } from '../../renderer/roles/kiosk/calibrate.ts';
import { choicesIn, keyOf, offerOf, parentCategory } from '../../renderer/roles/kiosk/choices.ts';
import { withSoftHyphens } from '../../renderer/roles/kiosk/hyphens.ts';
import { idleAfter, patienceOf } from '../../renderer/roles/kiosk/idle.ts';
import { AT_START, isUntouched, type KioskState, kioskReducer } from '../../renderer/roles/kiosk/kiosk-state.ts';
import { faultOf, paperOf, printerOf } from '../../renderer/roles/kiosk/paper.ts';
import { category, paper, printer, SERVICES, service } from './support/office.ts';

const ticket = { number: 'A1', service: 's-A', ahead: 0, job: null };
const sent = kioskReducer(AT_START, { type: 'send', service: 's-A' });

describe('one visitor’s way', () => {
  test('a second press while the first is on its way changes nothing', () => {
    expect(kioskReducer(sent, { type: 'send', service: 's-B' })).toBe(sent);
  });

  test('only the answer that is waited for counts', () => {
    const gone = kioskReducer(sent, { type: 'startAgain' });
    expect(kioskReducer(gone, { type: 'issued', press: 1, ticket })).toBe(gone);
    const again = kioskReducer(gone, { type: 'send', service: 's-B' });
    expect(kioskReducer(again, { type: 'issued', press: 1, ticket })).toBe(again);
    expect(kioskReducer(again, { type: 'issued', press: 2, ticket }).step).toEqual({ at: 'ticket', ticket });
  });

  test('starting again forgets language, aids and help', () => {
    const used: KioskState = {
      ...sent,
      language: 'fr',
      help: true,
      aids: { contrast: true, larger: true, lower: true },
    };
    expect(isUntouched(used)).toBe(false);
    expect(isUntouched(kioskReducer(used, { type: 'startAgain' }))).toBe(true);
  });
});

describe('[P1] the printer of a kiosk', () => {
  const open = printer('open');
  const named = printer('named', { serves: ['k1'] });

  test('is the one that names it, else one for everybody, else none', () => {
    expect(printerOf([open, named], 'k1')).toBe(named);
    expect(printerOf([named, open], 'k2')).toBe(open);
    expect(printerOf([named], 'k2')).toBeUndefined();
  });

  test.each([
    ['ready', 'paperLow', null],
    ['warning', 'paperLow', null],
    ['unknown', 'noStatus', null],
    ['down', 'paperOut', 'noPaper'],
    ['down', 'coverOpen', 'open'],
    ['down', 'stationOffline', 'away'],
    ['down', null, 'away'],
  ] as const)('%s, %s: %s', (state, problem, fault) => {
    expect(faultOf({ state, problem })).toBe(fault);
  });
});

describe('the paper of a ticket', () => {
  const facts = { job: 'j1', row: undefined, printer: printer('p'), late: false };

  test('without a printer there is none', () => {
    expect(paperOf({ ...facts, job: null })).toEqual({ is: 'none' });
  });

  test('prints until there is news, and is late when there is none for long', () => {
    expect(paperOf(facts)).toEqual({ is: 'printing' });
    expect(paperOf({ ...facts, row: paper('j1', 'accepted') })).toEqual({ is: 'printing' });
    expect(paperOf({ ...facts, row: paper('j1', 'putOff', 'busy'), late: true })).toEqual({ is: 'late' });
  });

  test('that of an earlier visitor tells nothing', () => {
    expect(paperOf({ ...facts, row: paper('j0', 'printed') })).toEqual({ is: 'printing' });
  });

  test.each([
    ['printed', null, { is: 'printed' }],
    ['unknown', 'stalled', { is: 'unsure' }],
    ['notSent', 'paperOut', { is: 'failed', fault: 'noPaper' }],
    ['notSent', 'stationOffline', { is: 'failed', fault: 'away' }],
  ] as const)('%s, %s', (state, problem, told) => {
    expect(paperOf({ ...facts, row: paper('j1', state, problem), late: true })).toEqual(told);
  });

  test('a printer that is down is told at once; what came out nevertheless goes before', () => {
    const down = printer('p', { state: 'down', problem: 'paperOut' });
    expect(paperOf({ ...facts, printer: down })).toEqual({ is: 'failed', fault: 'noPaper' });
    expect(paperOf({ ...facts, printer: down, row: paper('j1', 'printed') })).toEqual({ is: 'printed' });
  });

  test('[P7] a number that was taken back does not count', () => {
    expect(paperOf({ ...facts, row: { ...paper('j1', 'notSent'), void: true } })).toEqual({ is: 'void' });
  });
});

describe('choices', () => {
  const inPapers = { ...service({ en: 'Cards' }, null, { letter: 'A' }), category: 'cards' };
  const lost = { ...service({ en: 'Lost' }, null, { letter: 'Z' }), category: 'gone' };
  const categories = [
    category('papers', { en: 'Papers' }, 'identity', { order: 2 }),
    category('cards', { en: 'Cards' }, 'card', { parent: 'papers' }),
    category('empty', { en: 'Nothing' }, 'other'),
  ];
  const offer = offerOf(categories, [inPapers, lost, { ...SERVICES[1], enabled: false } as never]);

  test('categories that lead nowhere and services switched off are left out; a lost one stands at the top', () => {
    expect(choicesIn(offer, null).map(keyOf)).toEqual(['category:papers', 'service:s-Z']);
    expect(choicesIn(offer, 'papers').map(keyOf)).toEqual(['category:cards']);
    expect(choicesIn(offer, 'cards').map(keyOf)).toEqual(['service:s-A']);
  });

  test('the way back goes up, and to the start', () => {
    expect(parentCategory(offer, 'cards')).toBe('papers');
    expect(parentCategory(offer, 'papers')).toBeNull();
  });

  test('a ring of categories ends', () => {
    const ring = [
      category('a', { en: 'A' }, 'other', { parent: 'b' }),
      category('b', { en: 'B' }, 'other', { parent: 'a' }),
    ];
    expect(choicesIn(offerOf(ring, [{ ...inPapers, category: 'a' }]), 'b').map(keyOf)).toEqual(['category:a']);
  });
});

describe('long names', () => {
  test.each([
    ['Kraftfahrzeugzulassungsangelegenheiten', 'Kraft-fahr-zeug-zu-las-sungs-ange-le-gen-heiten'],
    ['Einwohnermelde- und Ausweisangelegenheiten', 'Einwohnermelde- und Auswei-san-ge-le-gen-heiten'],
    ['Réglementation', 'Réglementation'],
    ['Immatriculation', 'Imma-tri-cu-la-tion'],
    ['Συμπλήρωμα12345678901234567890', 'Συμπλήρωμα12345678901234567890'],
    ['الاستعلاماتالعامةوالخاصة', 'الاستعلاماتالعامةوالخاصة'],
  ])('%s may break where a syllable may end, %s', (name, broken) => {
    expect(withSoftHyphens({ de: name })).toEqual({ de: broken.replace(/(?<=\p{L})-(?=\p{L})/gu, '\u00ad') });
  });
});

describe('patience', () => {
  const head = { idleSeconds: 45, askSeconds: 20 };

  test('asks after 45 s, is gone 20 s later; twice as long with an aid', () => {
    const patience = patienceOf(head, false);
    expect(idleAfter(44_999, patience)).toEqual({ is: 'here', left: 1 });
    expect(idleAfter(45_000, patience)).toEqual({ is: 'asking', left: 20_000 });
    expect(idleAfter(65_000, patience)).toEqual({ is: 'gone' });
    expect(idleAfter(89_999, patienceOf(head, true)).is).toBe('here');
    expect(idleAfter(129_999, patienceOf(head, true)).is).toBe('asking');
  });
});

describe('sizes of the glass', () => {
  const glass = (width: number, height: number, diagonalInches: number) => ({
    screen: { width, height },
    window: { width, height },
    diagonalInches,
  });

  test('20 mm and 8 mm of a 21.5-inch full HD screen', () => {
    const { target, apart, rem } = measuresOf(glass(1080, 1920, 21.5), 1);
    expect(target).toBeCloseTo(80.7, 1);
    expect(apart).toBeCloseTo(32.3, 1);
    expect(rem).toBe(24);
  });

  test('larger text does not make targets smaller', () => {
    const [plain, larger] = [1, 1.3].map((enlargement) => measuresOf(glass(1280, 800, 10.1), enlargement));
    expect(larger?.target).toBe(plain?.target);
    expect(larger?.rem).toBeCloseTo((plain?.rem ?? 0) * 1.3);
  });

  test('a window that does not fill the screen has smaller text, and the same 20 mm', () => {
    const whole = glass(1920, 1080, 21.5);
    const part = { ...whole, window: { width: 900, height: 720 } };
    expect(measuresOf(part, 1).rem).toBe(16);
    expect(measuresOf(part, 1).target).toBe(measuresOf(whole, 1).target);
  });

  test('never below 44 px, whatever the office measured', () => {
    expect(measuresOf(glass(1080, 1920, 100), 1).target).toBe(44);
  });
});
