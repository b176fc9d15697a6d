// must find: lint/style/noRestrictedImports TS6307
import { receive } from '#hub/gateway.ts';

export const used = receive;
