// must find: lint/style/noRestrictedImports
import { createServer } from 'node:http';

export const used = createServer;
