import type { CDPSession, Page } from 'playwright-core';

/**
 * Playwright looks at pages with a script of its own, in a world of its own, and that script wants newer browsers than the old
 * Electron's. What it lacks is added there and nowhere else: the page's own world stays as it is.
 */
const LACKING = `
  if (!Element.prototype.checkVisibility) {
    Element.prototype.checkVisibility = function () {
      for (let at = this; at; at = at.parentElement) if (getComputedStyle(at).display === 'none') return false;
      return true;
    };
    Object.hasOwn = Object.hasOwn || ((object, key) => Object.prototype.hasOwnProperty.call(object, key));
    Array.prototype.at = function (index) { return this[index < 0 ? this.length + index : index]; };
    String.prototype.replaceAll = function (what, by) {
      return typeof what === 'string' ? this.split(what).join(by) : this.replace(what, by);
    };
  }
`;
const OF_PLAYWRIGHT = /^__playwright_utility_world/;

interface Context {
  context: { id: number; name: string };
}

/** To be called once for a page, before anything is looked for in it. */
export async function teach(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let isTold = false;
  session.on('Runtime.executionContextCreated', ({ context }: Context) => {
    if (!OF_PLAYWRIGHT.test(context.name)) return;
    tell(session, 'Runtime.evaluate', { expression: LACKING, contextId: context.id });
    if (!isTold) tell(session, 'Page.addScriptToEvaluateOnNewDocument', { source: LACKING, worldName: context.name });
    isTold = true;
  });
  await session.send('Runtime.enable');
}

/** The page may be gone by now, or elsewhere. */
function tell(session: CDPSession, method: Parameters<CDPSession['send']>[0], what: object): void {
  session.send(method, what as never).catch(() => {});
}
