import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import type { PreviewRequest } from '#contract/wire.ts';
import { pngOf } from '../support/png.ts';
import { ADMIN, setting } from './support/admin-office.ts';
import { adminWalk } from './support/admin-walk.ts';
import { HARDWARE_ROWS, templateValue } from './support/hardware-office.ts';

/** How a ticket looks, set up on the admin page. */

const it = adminWalk(HARDWARE_ROWS);
const sent = () => it.hub.sent();

describe('a ticket', () => {
  test('parts are added, moved and taken out, and the preview follows', async () => {
    await it.go('tickets/ticketTemplate:new');
    await it.page.getByLabel('Name', { exact: true }).fill('With a line');
    const previewed = it.page.waitForRequest('**/api/v1/preview');
    await it.page.getByLabel('Add a part').selectOption('text');
    await it.page.locator('.block').last().getByLabel('English').fill('Thank you');
    await it.page.getByRole('button', { name: 'Code for the phone 9: move up' }).click();
    await it.page.getByRole('button', { name: 'Remove: Line 2' }).click();
    const drawnFrom = (await previewed).postDataJSON() as PreviewRequest;
    expect([drawnFrom.paper, drawnFrom.language, drawnFrom.service]).toEqual(['80', 'en', 'a']);
    await it.save();
    const types = ['site', 'service', 'number', 'ahead', 'estimate', 'time', 'phone', 'message', 'text'];
    await expect
      .poll(() => sent()[0])
      .toMatchObject({
        kind: 'ticketTemplate',
        id: 'with-a-line',
        value: { service: null, language: null, blocks: types.map((type) => ({ type })) },
      });
  });

  test('a photograph becomes a small logo in black and white', async () => {
    await it.go('tickets/ticketTemplate:welcome');
    await it.page.getByLabel('Add a part').selectOption('logo');
    await it.page
      .getByLabel('Picture file')
      .setInputFiles({ name: 'hall.png', mimeType: 'image/png', buffer: photograph() });
    await it.page.getByAltText('The logo as it is printed').waitFor();
    const address = (await it.page.getByAltText('The logo as it is printed').getAttribute('src')) ?? '';
    const png = address.replace('data:image/png;base64,', '');
    expect(png.length).toBeLessThanOrEqual(10_000);
    expect(await coloursOf(png)).toEqual(['0,0,0,255', '255,255,255,255']);
    await it.page.getByLabel('Picture file').scrollIntoViewIfNeeded();
    await it.looksRight('hardware-logo');
    await it.save();
    await expect
      .poll(() => sent()[0])
      .toMatchObject({ value: { blocks: expect.arrayContaining([{ type: 'logo', png }]) } });
  });

  test('a picture that paper cannot show is refused with a reason', async () => {
    await it.go('tickets/ticketTemplate:welcome');
    await it.page.getByLabel('Add a part').selectOption('logo');
    const file = (buffer: Buffer) => ({ name: 'x.png', mimeType: 'image/png', buffer });
    await it.page.getByLabel('Picture file').setInputFiles(file(Buffer.from('no picture')));
    await it.page.getByText('That file is no picture this browser can read.').waitFor();
    await it.page.getByLabel('Picture file').setInputFiles(file(createCanvas(50, 50).toBuffer('image/png')));
    await it.page.getByText('Nothing of it would be seen on paper.').waitFor();
    await it.save();
    await it.page.getByText('Not saved yet').waitFor();
    expect(it.hub.commands).toEqual([]);
  });

  test('without a station there is no preview, and the page says why', async () => {
    await it.page.route('**/api/v1/preview', (route) =>
      route.fulfill({ status: 503, json: { ok: false, refusal: { code: 'noStation', params: {} } } }),
    );
    await it.go('tickets/ticketTemplate:welcome');
    await it.page.getByText('The station of this device is not connected.').waitFor();
    await it.page.unroute('**/api/v1/preview');
  });

  test('one that is too large for a message is not sent', async () => {
    const text = { en: 'x'.repeat(200), fr: 'x'.repeat(200) };
    const blocks = [
      { type: 'logo' as const, png: pngOf(100, 50).padEnd(9_996, 'A') },
      { type: 'number' as const },
      ...Array.from({ length: 15 }, () => ({ type: 'text' as const, text, size: 'normal' as const })),
    ];
    it.hub.change(ADMIN, { put: [setting('ticketTemplate', 'large', templateValue({ blocks }))] });
    await it.go('tickets/ticketTemplate:large');
    await it.save();
    await it.page.getByText('That was too much at once. Shorten the text and try again.').waitFor();
    expect(it.hub.commands).toEqual([]);
    it.hub.change(ADMIN, { del: ['setting:ticketTemplate:large'] });
  });

  test('a service gets its message', async () => {
    await it.go('tickets/ticketMessage:b');
    await it.save();
    await it.page.getByText('Fill this in.').waitFor();
    await it.page.getByLabel('English').fill('Have your family book ready.');
    await it.save();
    const value = { text: { en: 'Have your family book ready.' } };
    await expect.poll(sent).toEqual([{ type: 'configure', kind: 'ticketMessage', id: 'b', expectedVersion: 0, value }]);
  });
});

/** As many colours and edges as a camera gives. */
function photograph(): Buffer {
  const canvas = createCanvas(1_200, 800);
  const context = canvas.getContext('2d');
  for (let i = 0; i < 4_000; i += 1) {
    context.fillStyle = `hsl(${(i * 47) % 360} 70% ${(i * 31) % 100}%)`;
    context.fillRect((i * 173) % 1_200, (i * 71) % 800, 60, 45);
  }
  return canvas.toBuffer('image/png');
}

async function coloursOf(png: string): Promise<string[]> {
  const image = await loadImage(Buffer.from(png, 'base64'));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const dots = Array.from({ length: data.length / 4 }, (_, i) => data.slice(i * 4, i * 4 + 4).join());
  return [...new Set(dots)].sort();
}
