import { app } from 'electron';
import type { Desktop } from '#shell/ports.ts';

export const desktop: Desktop = { quit: () => app.quit() };
