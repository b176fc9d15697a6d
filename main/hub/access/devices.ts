import type { DeviceId } from '#contract/ids.ts';
import type { Role, SettingValues } from '#contract/settings.ts';
import type { Answer, Joined } from '#contract/wire.ts';
import { fromHub } from '#hub/asked.ts';
import type { Core } from '#hub/core.ts';
import type { Journal, RandomHex } from '#hub/ports.ts';
import { done } from '#hub/refuse.ts';
import type { Spine } from '#hub/run-command.ts';
import type { Secrets } from '#store/store.ts';
import { keptAs, newToken } from './tokens.ts';

export interface DevicesParts {
  core: Core;
  secrets: Secrets;
  spine: Spine;
  random: RandomHex;
  journal: Journal;
  newId(): string;
}

export interface Admission {
  role: Role;
  /** Null: the hub makes one. */
  name: string | null;
  group: string | null;
  /** The device whose admin approved it, or `hub` for a one-time address. */
  via: string;
}

export type Device = SettingValues['device'] & { id: DeviceId };

/** Which token is which device. What a device is called and may do is a setting like any other. */
export class Devices {
  readonly #parts: DevicesParts;
  readonly #byToken = new Map<string, DeviceId>();

  constructor(parts: DevicesParts) {
    this.#parts = parts;
  }

  start(): void {
    for (const { id, value } of this.#parts.secrets.all('token')) this.#byToken.set(value as string, id);
  }

  /** The device that holds this token, revoked or not. */
  byToken(token: string): Device | undefined {
    const id = this.#byToken.get(keptAs(token));
    return id === undefined ? undefined : this.get(id);
  }

  get(id: DeviceId): Device | undefined {
    const row = this.#parts.core.state.setting('device', id);
    return row && { id, ...row.value };
  }

  all(): Device[] {
    return this.#parts.core.state.settings('device').map((row) => ({ id: row.key, ...row.value }));
  }

  /** Makes a device and the token by which the hub knows it again; the token is told once and kept as a hash. */
  async admit({ role, name, group, via }: Admission): Promise<Answer<Joined>> {
    const { random, newId, secrets, spine, journal } = this.#parts;
    const id = newId();
    const value = { name: name ?? this.#freeName(role), role, group, revoked: false };
    const command = { type: 'configure', kind: 'device', id, expectedVersion: 0, value } as const;
    const answer = await spine.perform(fromHub('access', command, `admit:${id}`, via));
    if (!answer.ok) return answer;
    const token = newToken(random);
    secrets.put('token', id, keptAs(token));
    this.#byToken.set(keptAs(token), id);
    journal.info('a device joined', { device: id, role, via });
    return done({ device: id, token, role });
  }

  /** `desk 3`: the role and the first number no device of that name has. */
  #freeName(role: Role): string {
    const names = new Set(this.all().map((device) => device.name));
    let n = 1;
    while (names.has(`${role} ${n}`)) n += 1;
    return `${role} ${n}`;
  }
}
