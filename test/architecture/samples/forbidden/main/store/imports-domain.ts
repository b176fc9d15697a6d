// must find: lint/style/noRestrictedImports TS6307
import { rule } from '#domain/rule.ts';

export const used = rule;
