import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright-core';

/** The hub frames nothing and is framed by nobody: here both are overridden from outside, to see what a frame could do all the same. */

/** An address of the hub's own that tests answer. */
const FRAMED = '/framed';
const HTML = '<h1>Elsewhere</h1>';

/** A site that is none of the office's. @returns it, and its origin */
export async function elsewhere(): Promise<{ server: Server; origin: string }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(HTML);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Loads the page again, without its policy and with something of its own origin that lets itself be framed. */
export async function letFramesIn(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `*${FRAMED}` }] });
  const answer = { responseCode: 200, responseHeaders: [{ name: 'content-type', value: 'text/html' }] };
  const body = Buffer.from(HTML).toString('base64');
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.fulfillRequest', { requestId, ...answer, body }).catch(() => {});
  });
  await page.reload();
}

/** Puts frames into the page: another site's, one of the page's own origin, and an empty one. */
export async function addFrames(page: Page, origin: string): Promise<Frame[]> {
  const before = page.frames();
  const addresses = [`${origin}/`, new URL(FRAMED, page.url()).href, 'about:blank'];
  for (const address of addresses) await page.evaluate(addFrame, address);
  return page.frames().filter((frame) => !before.includes(frame));
}

const addFrame = (address: string): Promise<void> =>
  new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.onload = () => resolve();
    frame.src = address;
    document.body.append(frame);
  });
