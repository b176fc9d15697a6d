import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { Duration } from '#contract/ids.ts';
import type { Router } from './router.ts';

const TIMES = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const MAX_HEADERS = 8_192;
/** Connections beyond those of screens: pages, assets, exports. */
const FOR_PAGES = 500;
const CLOSE_WITHIN: Duration = 1_000;

/** The one listener of the hub: pages, the small API, and the upgrade to websockets. */
export class HttpListener {
  readonly server: Server;

  constructor(router: Router, connections: number) {
    this.server = createServer({ ...TIMES, maxHeaderSize: MAX_HEADERS }, (request, response) =>
      router.handle(request, response),
    );
    this.server.maxConnections = connections + FOR_PAGES;
  }

  /** Resolves with the port. @throws Error with `code` EADDRINUSE, EACCES or EADDRNOTAVAIL. */
  listen(port: number, host: string | undefined): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
        this.server.off('error', reject);
        resolve(this.port);
      });
    });
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const timer = setTimeout(() => this.server.closeAllConnections(), CLOSE_WITHIN);
    await closed;
    clearTimeout(timer);
  }
}
