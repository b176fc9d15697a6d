import { HubHost } from '#contract/hub.ts';
import { ROLES, type Role } from '#contract/settings.ts';

/** What a person typed, pasted or scanned. */
export interface TypedAddress {
  /** `address:port` */
  host: string;
  /** Of an address that the admin page gave. */
  role: Role | null;
  secret: string | null;
}

const USUAL_PORT = 8080;
const SECRET = /^#join=([A-Za-z0-9_-]{16,64})$/;

/** Reads `192.168.1.20`, `office-pc`, `office-pc:9000` or a whole address; undefined when it is none. */
export function readAddress(text: string): TypedAddress | undefined {
  const typed = text.trim();
  const hasScheme = /^[a-z]+:\/\//i.test(typed);
  const url = parse(hasScheme ? typed : `http://${typed}`);
  if (url?.protocol !== 'http:' || url.username !== '' || url.password !== '') return undefined;
  // A whole address without a port means port 80, as in any browser.
  const port = url.port || (hasScheme || /:80(\/|$)/.test(typed) ? 80 : USUAL_PORT);
  const host = HubHost.safeParse(`${url.hostname}:${port}`);
  if (!host.success) return undefined;
  const role = ROLES.find((one) => url.pathname === `/${one}`) ?? null;
  return { host: host.data, role, secret: SECRET.exec(url.hash)?.[1] ?? null };
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
