// must find: lint/style/noRestrictedImports TS6307
import type { Store } from '#store/store.ts';

export type Used = Store;
