// must find: lint/style/noRestrictedImports
import { receive } from '#hub/gateway.ts';

export const shell = receive;
