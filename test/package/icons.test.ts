import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { icnsOf } from '../../main/cli/packaging/icon-files.ts';
import { drawIcons } from '../../main/cli/packaging/icons.ts';

const SVG = join(import.meta.dirname, '..', '..', 'resources', 'icons', 'now-serving.svg');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const INK = 0x1c;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-icons-'));
  await drawIcons(SVG, folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('Windows: sizes from 16 to 256, each a whole PNG where the directory says', () => {
  const ico = readFileSync(join(folder, 'icon.ico'));
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 7]);
  const entries = Array.from({ length: 7 }, (_, i) => 6 + 16 * i);
  expect(entries.map((at) => ico.readUInt8(at) || 256)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  const pictures = entries.map((at) => ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, ico.readUInt32LE(at + 8)));
  expect(pictures.every((one) => one.subarray(0, 8).equals(PNG))).toBe(true);
  expect(6 + 16 * 7 + pictures.reduce((sum, { length }) => sum + length, 0)).toBe(ico.length);
});

test('macOS: a chunk for each size, and no byte besides', () => {
  const icns = readFileSync(join(folder, 'icon.icns'));
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  const names: string[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    names.push(icns.toString('latin1', at, at + 4));
    expect(icns.subarray(at + 8, at + 16)).toEqual(PNG);
  }
  expect(names).toEqual(['ic11', 'ic12', 'ic07', 'ic13', 'ic08', 'ic14', 'ic09', 'ic10']);
});

test('macOS: a size that is missing is told', () => {
  expect(() => icnsOf([])).toThrow('a picture of 32 pixels');
});

test('Linux: one file for each size, drawn in that size', async () => {
  const files = readdirSync(join(folder, 'icons'));
  for (const name of files) {
    const { width, height } = await loadImage(join(folder, 'icons', name));
    expect(`${width}x${height}.png`).toBe(name);
  }
  expect(files).toHaveLength(8);
});

test('at 16 pixels the yellow ticket still stands on the dark wall, and outside is nothing', async () => {
  const canvas = createCanvas(16, 16);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(join(folder, 'icons', '16x16.png')), 0, 0);
  const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
  const [red = 0, , blue = 255] = at(4, 4);
  expect([red > 200, blue < 120]).toEqual([true, true]);
  expect(
    at(8, 14)
      .slice(0, 1)
      .every((value) => value < 2 * INK),
  ).toBe(true);
  expect(at(0, 0)[3]).toBeLessThan(128);
});
