// must find: lint/style/noRestrictedImports TS6307
import { stationOf } from '#station/station.ts';

export const printer = stationOf;
