// must find: lint/style/noRestrictedImports
import { rule } from '#domain/rule.ts';

export const used = rule;
