import { app } from 'electron';
import type { Desktop } from './ports.ts';

export const desktop: Desktop = { quit: () => app.quit() };
