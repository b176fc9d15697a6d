// must find: lint/style/noRestrictedImports TS6142
import { Button } from '#ui/button.tsx';

export const used = Button;
