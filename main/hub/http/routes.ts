import type { HubFacts } from '#contract/hub.ts';
import type { Devices } from '#hub/access/devices.ts';
import type { JoinSecrets } from '#hub/access/join-secrets.ts';
import type { KioskPin } from '#hub/access/kiosk-pin.ts';
import type { Pairing } from '#hub/access/pairing.ts';
import type { Backups } from '#hub/backups.ts';
import type { Core } from '#hub/core.ts';
import type { HubIdentity } from '#hub/hub-identity.ts';
import type { Limits } from '#hub/limits.ts';
import type { Media } from '#hub/media/media.ts';
import type { Neighbours } from '#hub/neighbours.ts';
import type { Clock } from '#hub/ports.ts';
import type { Presence } from '#hub/presence.ts';
import type { Spine } from '#hub/run-command.ts';
import type { SelfCheck } from '#hub/self-check/self-check.ts';
import type { Speech } from '#hub/stations/speech.ts';
import type { Stations } from '#hub/stations/stations.ts';
import type { TryOut } from '#hub/stations/try-out.ts';
import { TokenBuckets } from '#hub/token-bucket.ts';
import type { Store } from '#store/store.ts';
import { controlRoutes } from './control.ts';
import { exportRoutes } from './exports.ts';
import { hubProofRoute } from './hub-proof.ts';
import { joiningRoutes } from './joining.ts';
import { kioskPinRoute } from './kiosk-pin.ts';
import { mediaRoutes } from './media.ts';
import { neighboursRoute } from './neighbours.ts';
import { pageRoutes } from './pages.ts';
import type { Route } from './router.ts';
import type { Screens } from './screens.ts';
import { stationRoutes } from './stations.ts';
import { statusOfOffice } from './status.ts';
import { tryOutRoutes } from './try-outs.ts';

export interface RoutesParts {
  core: Core;
  store: Store;
  clock: Clock;
  spine: Spine;
  demo: boolean;
  screens: Screens;
  devices: Devices;
  joinSecrets: JoinSecrets;
  kioskPin: KioskPin;
  pairing: Pairing;
  presence: Presence;
  neighbours: Neighbours;
  backups: Backups;
  stations: Stations;
  speech: Speech;
  tryOut: TryOut;
  selfCheck: SelfCheck;
  identity: HubIdentity;
  media: Media;
  limits: Limits;
  control: string | null;
  aboutHub(): Omit<HubFacts, 'id'>;
  monotonic(): number;
  newId(): string;
  health(): object;
  ready(): boolean;
}

const MOST_ADDRESSES = 10_000;

/** Every path that the hub answers. */
export function routesOf(parts: RoutesParts): Route[] {
  const { core, clock, spine, demo, limits, monotonic } = parts;
  const status = () => spine.between(() => statusOfOffice({ state: core.state, now: clock.now(), demo }));
  const rates = new TokenBuckets(limits.joins, monotonic, MOST_ADDRESSES);
  return [
    ...joiningRoutes({ ...parts, rates }),
    ...controlRoutes(parts),
    ...exportRoutes(parts),
    ...stationRoutes(parts),
    ...tryOutRoutes(parts),
    ...mediaRoutes(parts),
    kioskPinRoute(parts),
    neighboursRoute(parts),
    hubProofRoute(parts),
    ...pageRoutes({ ...parts, status }),
  ];
}
