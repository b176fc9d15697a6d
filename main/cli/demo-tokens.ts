import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#contract/settings.ts';
import type { Joined } from '#contract/wire.ts';
import type { Access } from './access-file.ts';
import { askHub } from './control.ts';

/** Tokens of the simulated devices, kept by name in the demo's data, so that they are made once and not at every start. */
export class DemoTokens {
  readonly #access: Access;
  readonly #file: string;
  readonly #known: Record<string, string>;

  constructor(dataDir: string, access: Access) {
    this.#access = access;
    this.#file = join(dataDir, 'demo-devices.json');
    this.#known = existsSync(this.#file)
      ? (JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, string>)
      : {};
  }

  async of(role: Role, name: string): Promise<string> {
    const known = this.#known[name];
    if (known !== undefined) return known;
    const { token } = await askHub<Joined>(this.#access, 'pair', { role, name });
    this.#known[name] = token;
    writeFileSync(this.#file, JSON.stringify(this.#known), { mode: 0o600 });
    return token;
  }
}
