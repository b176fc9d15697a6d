// must find: lint/style/noRestrictedImports
import * as rule from '#domain/rule.ts';

export const decided = rule;
