import type { Status } from '#contract/wire.ts';
import { FRONT_STYLE, frontPage } from './front-page.ts';
import { sendJson, sendText } from './respond.ts';
import type { Route } from './router.ts';
import type { Screens } from './screens.ts';

export interface PagesParts {
  screens: Screens;
  health(): object;
  ready(): boolean;
  status(): Promise<Status>;
}

/** What anybody in the network may read. */
export function pageRoutes({ screens, health, ready, status }: PagesParts): Route[] {
  return [
    get('/', ({ response }) => sendText(response, 200, 'text/html; charset=utf-8', frontPage())),
    get('/front.css', ({ response }) => sendText(response, 200, 'text/css; charset=utf-8', FRONT_STYLE)),
    get('/health', ({ response }) => sendJson(response, 200, health())),
    get('/ready', ({ response }) => sendJson(response, ready() ? 200 : 503, { ready: ready() })),
    get('/api/v1/status', async ({ response }) => sendJson(response, 200, await status())),
    {
      method: 'GET',
      path: (path) => !path.startsWith('/api/'),
      run: ({ url, response }) => screens.serve(url.pathname, response),
    },
  ];
}

function get(path: string, run: (exchange: Parameters<Route['run']>[0]) => void | Promise<void>): Route {
  return {
    method: 'GET',
    path,
    run: async (exchange) => {
      await run(exchange);
      return true;
    },
  };
}
