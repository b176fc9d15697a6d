// must find: lint/style/noRestrictedImports TS6307
import { hub } from '../cli/hub.ts';

export const used = hub;
