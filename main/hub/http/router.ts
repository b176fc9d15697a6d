import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf } from '#hub/admission.ts';
import type { Counters } from '#hub/counters.ts';
import type { Hosts } from '#hub/hosts.ts';
import type { Limits } from '#hub/limits.ts';
import type { Journal } from '#hub/ports.ts';
import { TokenBuckets } from '#hub/token-bucket.ts';
import { sendRefusal, setCommonHeaders } from './respond.ts';

/** One request that was let in. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Path and query as asked; only what a route compares with is ever used. */
  url: URL;
  address: string;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT';
  /** Whether this route answers that path. */
  path: string | ((path: string) => boolean);
  /** False: there is no such thing after all. */
  run(exchange: Exchange): Promise<boolean | undefined> | boolean | undefined;
}

export interface RouterParts {
  routes: Route[];
  hosts: Hosts;
  limits: Limits;
  counters: Counters;
  journal: Journal;
  monotonic(): number;
}

const METHODS = 'GET, HEAD, POST, PUT';
const CHANGING: ReadonlySet<string | undefined> = new Set(['POST', 'PUT']);
/** Addresses whose request rate is remembered. */
const MOST_ADDRESSES = 10_000;

/** Lets requests in (known host, own origin, sane path, not too many) and hands them to their route. Never throws. */
export class Router {
  readonly #parts: RouterParts;
  readonly #rates: TokenBuckets;

  constructor(parts: RouterParts) {
    this.#parts = parts;
    this.#rates = new TokenBuckets(parts.limits.requests, parts.monotonic, MOST_ADDRESSES);
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#answer(request, response).catch((error: unknown) => {
      this.#parts.counters.count('httpErrors');
      this.#failed(request, response, error);
    });
  }

  #failed(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    // A reader that went away in the middle is no fault of ours.
    const left = response.destroyed || request.destroyed;
    if (!left) this.#parts.journal.error('a request could not be answered', { error: String(error) });
    if (left || response.headersSent) response.destroy();
    else sendRefusal(response, 500, 'internal');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setCommonHeaders(response, '');
    if (!this.#letIn(request, response)) return;
    setCommonHeaders(response, request.headers.host ?? '');
    const url = parseUrl(request);
    const route = url && this.#parts.routes.find((one) => matches(one, request.method, url.pathname));
    if (!url || !route) return this.#refuse(response, 404, 'badRequest');
    if ((await route.run({ request, response, url, address: addressOf(request) })) === false) {
      this.#refuse(response, 404, 'badRequest');
    }
  }

  #letIn(request: IncomingMessage, response: ServerResponse): boolean {
    const { hosts, counters } = this.#parts;
    if (!hosts.hostAllowed(request)) {
      counters.count('foreignHost');
      this.#refuse(response, 421, 'notAllowed');
    } else if (!METHODS.split(', ').includes(request.method ?? '')) {
      response.setHeader('allow', METHODS);
      this.#refuse(response, 405, 'badRequest');
    } else if (CHANGING.has(request.method) && !isOwnPage(request, hosts)) {
      counters.count('foreignOrigin');
      this.#refuse(response, 403, 'notAllowed');
    } else if (!this.#rates.take(addressOf(request))) {
      counters.count('tooFast');
      this.#refuse(response, 429, 'tooFast');
    } else return true;
    return false;
  }

  #refuse(response: ServerResponse, status: number, code: 'badRequest' | 'notAllowed' | 'tooFast'): void {
    this.#parts.counters.count('httpRefused');
    // The rest of a body nobody wants is not waited for.
    response.setHeader('connection', 'close');
    sendRefusal(response, status, code);
  }
}

function isOwnPage(request: IncomingMessage, hosts: Hosts): boolean {
  const site = request.headers['sec-fetch-site'];
  return hosts.originAllowed(request) && (site === undefined || site === 'same-origin' || site === 'none');
}

function parseUrl({ url = '' }: IncomingMessage): URL | undefined {
  return url.startsWith('/') && !url.startsWith('//') && URL.canParse(url, 'http://hub')
    ? new URL(url, 'http://hub')
    : undefined;
}

function matches(route: Route, method: string | undefined, path: string): boolean {
  const asked = method === 'HEAD' ? 'GET' : method;
  return route.method === asked && (typeof route.path === 'string' ? route.path === path : route.path(path));
}
