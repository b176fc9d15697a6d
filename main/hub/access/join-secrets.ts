import type { Duration, Instant } from '#contract/ids.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import type { Role } from '#contract/settings.ts';
import { ROLES } from '#contract/settings.ts';
import type { RandomHex } from '#hub/ports.ts';
import type { Secrets } from '#store/store.ts';
import { keptAs, newSecret } from './tokens.ts';

/** An address that an admin asked for is good for one device and one day. */
const LINK_LASTS: Duration = 24 * 3_600_000;

export interface JoinSecretsParts {
  secrets: Secrets;
  random: RandomHex;
  now(): Instant;
  /** The secret of a printed address was used up; this is its successor. */
  replaced(role: Role, secret: string): void;
}

interface Link {
  role: Role;
  expires: Instant;
}

/** One-time secrets that turn a browser into a device. One stands ready for each role; an admin can ask for more. */
export class JoinSecrets {
  readonly #parts: JoinSecretsParts;

  constructor(parts: JoinSecretsParts) {
    this.#parts = parts;
  }

  start(): void {
    for (const { id, value } of this.#parts.secrets.all('joinLink')) {
      if ((value as Link).expires < this.#parts.now()) this.#parts.secrets.del('joinLink', id);
    }
    for (const role of ROLES) if (this.standing(role) === undefined) this.#renew(role);
  }

  /** The secret of this role's printed address. */
  standing(role: Role): string | undefined {
    return this.#parts.secrets.get('join', role) as string | undefined;
  }

  /** One more, for a device that an admin has in mind. */
  issue(role: Role): string {
    const secret = newSecret(this.#parts.random);
    const link: Link = { role, expires: this.#parts.now() + LINK_LASTS };
    this.#parts.secrets.put('joinLink', keptAs(secret), link);
    return secret;
  }

  /** Uses a secret up. Whoever comes second with the same one gets nothing. */
  redeem(secret: string): { role: Role } | { refused: RefusalCode } {
    for (const role of ROLES) if (this.standing(role) === secret) return this.#redeemStanding(role);
    return this.#redeemLink(keptAs(secret));
  }

  #redeemStanding(role: Role): { role: Role } {
    this.#parts.replaced(role, this.#renew(role));
    return { role };
  }

  #redeemLink(id: string): { role: Role } | { refused: RefusalCode } {
    const link = this.#parts.secrets.get('joinLink', id) as Link | undefined;
    if (!link) return { refused: 'joinSecretUsed' };
    this.#parts.secrets.del('joinLink', id);
    return link.expires < this.#parts.now() ? { refused: 'joinExpired' } : { role: link.role };
  }

  #renew(role: Role): string {
    const secret = newSecret(this.#parts.random);
    this.#parts.secrets.put('join', role, secret);
    return secret;
  }
}
