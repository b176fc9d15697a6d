// must find: lint/suspicious/noImportCycles
import { a } from './cycle-a.ts';

export const b = (): unknown => a;
