import type { DeviceId, PersonId } from '#contract/ids.ts';
import type { Role } from '#contract/settings.ts';

/** Who an event of a connection comes from, as the hub knows it at this moment. */
export interface Caller {
  device: DeviceId;
  name: string;
  role: Role;
  group: string | null;
  person: PersonId | null;
}
