import type { Printer } from '#hardware/ports.ts';

export const stationOf = (printer: Printer) => ({ printer });
