// must find: lint/style/noRestrictedImports
import { open } from '#store/sqlite-store.ts';

export const used = open;
