import { describe, expect, it } from 'vitest';
import { type TicketTemplate, USUAL_TICKET } from '#contract/hardware.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import type { StationJobRow } from '#contract/views.ts';
import type { ViewMessage } from '#contract/wire.ts';
import { paperOf, samplePaper, textFor } from '#station/paper.ts';
import { Picture } from '#station/picture.ts';
import { SERVICE_VALUE } from '../support/office.ts';

/** What stands on a ticket, from what the office has set up. */

const JOB: StationJobRow = {
  key: 'job:j1',
  table: 'job',
  job: 'j1',
  state: 'offered',
  tries: 0,
  visit: 'v1',
  number: 'A42',
  printer: 'front',
  copy: true,
  service: 'papers',
  language: 'fr',
  issuedAt: 1_000,
  ahead: 3,
};

const setting = <K extends SettingKind>(of: K, id: string, value: SettingValues[K]) => ({
  key: `setting:${of}:${id}`,
  table: 'setting',
  version: 1,
  ...{ of, id, value },
});

function officeWith(...rows: object[]): Picture {
  const head = { site: 'Mairie', zone: 'Europe/Paris', languages: ['de', 'en'], day: null, info: null, demo: false };
  const service = setting('service', 'papers', { ...SERVICE_VALUE, name: { en: 'Papers', fr: 'Papiers' } });
  const snapshot = {
    ...{ view: 'station:st1', epoch: 1, n: 1, seq: 1, now: 1, events: [], head: { ...head, device: 'st1' } },
    rows: { put: [service, ...rows], del: [] },
  } as unknown as ViewMessage;
  const picture = Picture.of(snapshot);
  if (!picture) throw new Error('no head');
  return picture;
}

const template = (name: string, service: string | null, language: string | null) => {
  const blocks: TicketTemplate['blocks'] = [{ type: 'text', text: { en: name }, size: 'small' }];
  return setting('ticketTemplate', name, { name, service, language, blocks });
};
const nameOn = (picture: Picture, part: Partial<StationJobRow> = {}) => {
  const [block] = paperOf({ ...JOB, ...part }, picture).blocks;
  return block?.type === 'text' ? block.text.en : 'usual';
};

it('a ticket says what its job and its office say, in the language of its visitor', () => {
  const message = setting('ticketMessage', 'papers', { text: { en: 'Bring a photo', fr: 'Apportez une photo' } });
  expect(paperOf(JOB, officeWith(message))).toEqual({
    ...{ job: 'j1', number: 'A42', language: 'fr', site: 'Mairie', service: 'Papiers', issuedAt: 1_000 },
    ...{ zone: 'Europe/Paris', ahead: 3, message: 'Apportez une photo', copy: true, blocks: [...USUAL_TICKET] },
  });
});

it('a visitor without a language gets the first one of the office', () => {
  expect(paperOf({ ...JOB, language: null }, officeWith())).toMatchObject({ language: 'de', service: 'Papers' });
});

describe('a text', () => {
  const texts = { en: 'en', fr: 'fr', 'fr-CA': 'fr-CA' };
  it.each([
    ['fr-CA', texts, 'fr-CA'],
    ['fr-BE', texts, 'fr'],
    ['es', texts, 'en'],
    ['es', { fr: 'fr' }, 'fr'],
  ])('for %s of %j is %s', (language, some, expected) => {
    expect(textFor(some, language, { languages: ['de', 'en'] })).toBe(expected);
  });
});

describe('the most telling template is used', () => {
  const all = [
    template('any', null, null),
    template('french', null, 'fr'),
    template('canadian', null, 'fr-CA'),
    template('papers', 'papers', null),
    template('french papers', 'papers', 'fr'),
    template('others', 'taxes', 'fr'),
  ];
  it.each([
    [{}, 'french papers'],
    [{ language: 'en' }, 'papers'],
    [{ service: 'school' }, 'french'],
    [{ service: 'school', language: 'fr-CA' }, 'canadian'],
    [{ service: 'school', language: 'en' }, 'any'],
  ])('for %j', (part, expected) => {
    expect(nameOn(officeWith(...all), part)).toBe(expected);
    expect(nameOn(officeWith(...all.toReversed()), part)).toBe(expected);
  });
  it('and the usual one where none fits', () => expect(nameOn(officeWith(template('o', 'taxes', null)))).toBe('usual'));
});

it('a sample looks like a ticket of the office', () => {
  const wanted = { number: null, service: null, language: null, template: null, now: 5 };
  expect(samplePaper(wanted, officeWith())).toMatchObject({ number: 'A42', service: 'Papers', copy: false });
});
