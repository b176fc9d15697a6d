import { open } from '#store/sqlite-store.ts';

export const createHub = (file: string) => open(file);
