import { type HubFacts, HubQuery } from '#contract/hub.ts';
import type { HubIdentity } from '#hub/hub-identity.ts';
import { sendJson, sendRefusal } from './respond.ts';
import type { Exchange, Route } from './router.ts';

export interface HubProofParts {
  identity: HubIdentity;
  aboutHub(): Omit<HubFacts, 'id'>;
}

/** `GET /api/v1/hub?nonce=…`: who this hub is, with the proof. */
export function hubProofRoute({ identity, aboutHub }: HubProofParts): Route {
  return {
    method: 'GET',
    path: '/api/v1/hub',
    run: ({ request, response, url }: Exchange) => {
      const query = HubQuery.safeParse(onceEach(url.searchParams));
      // The router has compared the host with the names of this hub: another's is never signed.
      const host = (request.headers.host ?? '').toLowerCase();
      if (query.success) sendJson(response, 200, identity.prove(query.data.nonce, host, aboutHub()));
      else sendRefusal(response, 400, 'badRequest', { field: 'nonce' });
      return true;
    },
  };
}

/** A key that is given twice becomes a list, which no schema takes. */
function onceEach(params: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...params.keys()].map((key) => {
      const given = params.getAll(key);
      return [key, given.length === 1 ? given[0] : given];
    }),
  );
}
