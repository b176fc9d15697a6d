// must find: lint/style/noRestrictedImports
import { app } from 'electron';

export const used = app;
