import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHardware } from '#hardware/registry.ts';
import { paperOf, settingsOf, timeOf } from '../../support/printer/papers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const filePrinter = (copies: 1 | 2, at: string) =>
  openHardware(timeOf()).printer(settingsOf({ type: 'file' }, { copies, paper: '58' }), at);

describe('a printer without paper', () => {
  it('puts what the preview shows into its folder, the second one as a copy', async () => {
    const printer = await filePrinter(2, join(folder, 'papers'));
    expect(await printer.condition()).toEqual({ state: 'ready', problem: null });
    expect(await printer.print(paperOf())).toMatchObject({ as: 'printed', problem: null });
    const preview = await openHardware(timeOf()).picture(paperOf(), '58');
    expect(readdirSync(join(folder, 'papers'))).toEqual(['A42-job1-2.png', 'A42-job1.png']);
    expect(readFileSync(join(folder, 'papers', 'A42-job1.png')).equals(preview)).toBe(true);
    await printer.close();
  });

  it('never writes anywhere else, whatever a ticket is called', async () => {
    const printer = await filePrinter(1, folder);
    expect(await printer.print(paperOf({ number: '../../A/1', job: '..' }))).toMatchObject({ as: 'printed' });
    expect(readdirSync(folder)).toEqual(['______A_1-__.png']);
  });

  it('says when its folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    const printer = await filePrinter(1, join(folder, 'file', 'papers'));
    expect(await printer.condition()).toEqual({ state: 'down', problem: 'notADevice' });
    expect(await printer.print(paperOf())).toEqual({ as: 'notSent', problem: 'notADevice', sent: 0 });
  });
});
