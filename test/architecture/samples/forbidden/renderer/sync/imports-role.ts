// must find: lint/style/noRestrictedImports
import { desk } from '../roles/desk/main.tsx';

export const used = desk;
