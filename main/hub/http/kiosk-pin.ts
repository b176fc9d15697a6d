import type { Devices } from '#hub/access/devices.ts';
import type { KioskPin } from '#hub/access/kiosk-pin.ts';
import { bearerOf } from './bearer.ts';
import { sendJson, sendRefusal } from './respond.ts';
import type { Route } from './router.ts';

/** `GET /api/v1/kiosk-pin` of a kiosk: what is kept of the PIN that leaves it. For its program, not for its page. */
export const kioskPinRoute = ({ devices, kioskPin }: { devices: Devices; kioskPin: KioskPin }): Route => ({
  method: 'GET',
  path: '/api/v1/kiosk-pin',
  run: ({ request, response }) => {
    const device = devices.byToken(bearerOf(request) ?? '');
    if (!device || device.revoked) sendRefusal(response, 401, 'notJoined');
    else if (device.role !== 'kiosk') sendRefusal(response, 403, 'notAllowed');
    else sendJson(response, 200, { pin: kioskPin.kept() });
    return true;
  },
});
