import type { HardwareRow } from '#contract/views.ts';
import { useRows } from '../../sync/hooks.ts';
import { QUEUE, useDesk } from './desk-tools.tsx';

export const useHardware = (): readonly HardwareRow[] => useRows(useDesk().hub, QUEUE, 'hardware');

/** An office without a printer is not bothered with paper. */
export const useHasPrinter = (): boolean => useHardware().some(({ of }) => of === 'printer');
