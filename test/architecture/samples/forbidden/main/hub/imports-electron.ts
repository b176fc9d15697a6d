// must find: lint/style/noRestrictedImports lint/correctness/noUndeclaredDependencies TS2307
import { app } from 'electron';

export const used = app;
