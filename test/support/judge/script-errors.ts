import type { Page } from 'playwright-core';

/** What goes wrong in a page from now on, as it grows: errors that its code throws, and what the console calls an error. */
export function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return errors;
}
