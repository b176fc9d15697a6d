import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeProblems, keepPicture, textProblems } from './browser.ts';

/** Keeps the picture of a page, and holds it to what every screen must be: nothing cut off, nothing against WCAG. */
export async function pageLooksRight(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await textProblems(page)).toEqual([]);
  expect(await axeProblems(page)).toEqual([]);
}
