import { rule } from '#domain/rule.ts';
import { open } from '#store/sqlite-store.ts';
import { Button } from '#ui/button.tsx';

export const everything = [rule, open, Button];
