import { rule } from '#domain/rule.ts';

export const view = rule;
