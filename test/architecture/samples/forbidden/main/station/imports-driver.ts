// must find: lint/style/noRestrictedImports
import { openPrinter } from '#hardware/printer/driver.ts';

export const printer = openPrinter;
