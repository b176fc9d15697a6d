// must find: lint/style/noRestrictedImports lint/correctness/noNodejsModules TS2591
import { readFileSync } from 'node:fs';

export const used = readFileSync;
