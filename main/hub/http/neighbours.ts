import type { Devices } from '#hub/access/devices.ts';
import type { Neighbours } from '#hub/neighbours.ts';
import { bearerOf } from './bearer.ts';
import { sendJson, sendRefusal } from './respond.ts';
import type { Route } from './router.ts';

/** `GET /api/v1/neighbours` of a device's program: which other PCs know where this hub is. */
export const neighboursRoute = ({ devices, neighbours }: { devices: Devices; neighbours: Neighbours }): Route => ({
  method: 'GET',
  path: '/api/v1/neighbours',
  run: ({ request, response, address }) => {
    const device = devices.byToken(bearerOf(request) ?? '');
    if (!device || device.revoked) sendRefusal(response, 401, 'notJoined');
    else sendJson(response, 200, { neighbours: neighbours.meet(address) });
    return true;
  },
});
