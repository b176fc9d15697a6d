// must find: lint/style/noRestrictedImports lint/correctness/noNodejsModules TS2591
import { randomUUID } from 'node:crypto';

export const used = randomUUID;
