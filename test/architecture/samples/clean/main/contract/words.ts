import { z } from 'zod';

export const Word = z.string();
