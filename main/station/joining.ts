import type { Duration } from '#contract/ids.ts';
import { asRefusal, type Refusal } from '#contract/refusals.ts';
import type { Joined, PairStarted, PairState } from '#contract/wire.ts';
import type { HardwareTime } from '#hardware/ports.ts';

/** How a station is let into an office: by a one-time secret, or by a code that an admin compares. */

const ANSWERS_WITHIN: Duration = 5_000;
const AGAIN_AFTER: Duration = 2_000;

export interface JoiningParts {
  /** Of the hub, `http://pc:8080`. */
  url: string;
  name: string;
  time: HardwareTime;
  /** The hub is not reached; told once, and tried again until it is. */
  unreached(): void;
  /** To be compared with the one on the admin page; another one when that was not done in time. */
  showCode(code: string): void;
}

/** The office said no. */
export class JoinError extends Error {
  override readonly name = 'JoinError';
  readonly refusal: Refusal['code'] | 'notAHub';
  constructor(refusal: JoinError['refusal']) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** @throws JoinError */
export const joinBySecret = (parts: JoiningParts, secret: string): Promise<Joined> =>
  ask(parts, '/api/v1/join', { secret, name: parts.name });

/** Shows a code until an admin has approved. @throws JoinError when the admin refused, or too many wait already */
export async function joinByCode(parts: JoiningParts): Promise<Joined> {
  for (;;) {
    const started = await ask<PairStarted>(parts, '/api/v1/pair', { name: parts.name, role: 'station' });
    parts.showCode(started.code);
    const joined = await decided(parts, started);
    if (joined) return joined;
  }
}

/** Undefined: nobody decided in time, or the hub was started anew. */
async function decided(parts: JoiningParts, { request, secret }: PairStarted): Promise<Joined | undefined> {
  try {
    for (;;) {
      const state = await ask<PairState>(parts, '/api/v1/pair/wait', { request, secret });
      if (state.state === 'admitted') return state;
      if (state.state === 'refused') throw new JoinError('notAllowed');
      await pause(parts.time);
    }
  } catch (error) {
    if (error instanceof JoinError && error.refusal === 'joinExpired') return undefined;
    throw error;
  }
}

const pause = (time: HardwareTime): Promise<void> =>
  new Promise((resolve) => void time.after(AGAIN_AFTER, () => resolve()));

/** Until somebody answers. @throws JoinError */
async function ask<T>(parts: JoiningParts, path: string, body: object): Promise<T> {
  for (let isFirst = true; ; isFirst = false) {
    const answer = await post(new URL(path, parts.url), body);
    if (answer) return read(answer);
    if (isFirst) parts.unreached();
    await pause(parts.time);
  }
}

const post = (url: URL, body: object): Promise<Response | undefined> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWERS_WITHIN),
  }).catch(() => undefined);

async function read<T>(answer: Response): Promise<T> {
  const said: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && typeof said === 'object') return said as T;
  const refusal = asRefusal((said as { refusal?: unknown } | undefined)?.refusal);
  throw new JoinError(refusal ? refusal.code : 'notAHub');
}
