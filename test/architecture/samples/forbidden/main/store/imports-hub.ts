// must find: lint/style/noRestrictedImports TS6307
import { createHub } from '#hub/create-hub.ts';

export const used = createHub;
