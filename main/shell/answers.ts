import { get } from 'node:http';
import type { Duration } from '#contract/ids.ts';

const ANSWERS_WITHIN: Duration = 3_000;

/** Whether a hub answers at this origin. Never rejects. */
export function answers(hub: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`${hub}/ready`, { timeout: ANSWERS_WITHIN }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
