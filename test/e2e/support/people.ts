import type { Page } from 'playwright-core';

/** What people do at the screens, as they do it: by what is written there. */

const PIN = '4711';
/** A new page of the kiosk takes no tap at first, so that a double one does nothing twice, ms. */
const UNTIL_A_TAP_COUNTS = 700;

/** First sign-in: a name, a PIN of one's own chosen twice, a desk. */
export async function startWork(page: Page, person: string, desk: string): Promise<void> {
  await page.getByRole('button', { name: person }).click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Choose your PIN' }).waitFor();
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await page.getByLabel('The same PIN again').waitFor();
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Where do you work/ }).waitFor();
  await page.getByText(desk, { exact: true }).click();
  await page.getByRole('button', { name: 'Start work' }).click();
  await page.waitForSelector('.next');
}

/** Takes a ticket for the service of this name, without any priority. @returns its number. */
export async function takeTicket(page: Page, service: string): Promise<string> {
  await page.locator('.k-card', { hasText: service }).click();
  const none = page.locator('.k-card', { hasText: 'None of these' });
  await none.waitFor();
  await page.waitForTimeout(UNTIL_A_TAP_COUNTS);
  await none.click();
  await page.waitForSelector('.k-ticket');
  return (await page.textContent('.k-ticket-number'))?.trim() ?? '';
}

/** Remembers in the page everything that it ever announced. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    let last = '';
    const look = () => {
      const text = document.querySelector('[aria-live]')?.textContent ?? '';
      if (text !== last && text !== '') heard.push(text);
      last = text;
    };
    new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
  });
}

export const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** An admin follows one of the steps to the first call, gives it a name, and saves. */
export async function addByStep(page: Page, step: string, fill: (page: Page) => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: 'Live' }).click();
  await page.getByRole('link', { name: step }).click();
  await fill(page);
  await page.getByRole('button', { name: 'Save' }).click();
  // What is kept can be removed.
  await page.getByRole('button', { name: 'Remove' }).waitFor();
}

/** Names a setting in the office's first language. */
export const nameIt = (page: Page, name: string): Promise<void> =>
  page.getByRole('group', { name: 'Name', exact: true }).getByLabel('English').fill(name);
