import type { IncomingMessage } from 'node:http';

/** The token of `Authorization: Bearer …` (RFC 6750, 2.1). */
export function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/-]{1,128}=*)$/i.exec(headers.authorization ?? '')?.[1];
}
