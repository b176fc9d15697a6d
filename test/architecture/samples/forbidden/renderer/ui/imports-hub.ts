// must find: lint/style/noRestrictedImports TS6307
import type { Ports } from '../../main/hub/ports.ts';

export type Used = Ports;
