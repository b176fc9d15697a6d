import type { Duration, Instant, LocalTime } from '#contract/ids.ts';
import type { DisplayHead } from '#contract/views.ts';
import { SHORT_TURN } from './announcing.ts';

/** When sounds begin, and how loud. All instants are hub time, so that the displays of a room sound as one. */

/** From the call to its first tone: every display of the room has heard of it by then. */
export const HEAD_START: Duration = 450;
/** A display that is no later than this joins in: it rings the rest of the chime, together with the others. */
const JOINS_WITHIN: Duration = 1_000;
/** Silence between two announcements. */
export const BETWEEN: Duration = 500;
/** Silence before the words, and before they are said again. */
export const BEFORE_WORDS: Duration = 150;
export const BEFORE_REPEAT: Duration = 600;
/** The least that the sound card needs to know ahead: what it has taken already is heard up to 100 ms later. */
const LEAD: Duration = 150;
/**
 * Whatever cannot begin at its own time begins on the next of these beats of the hub's clock: displays that are late by
 * the same cause, if not by the same time, are together again.
 */
const BEAT: Duration = 500;

/** When a sound that should begin at `wanted` begins: then, or at a beat when that cannot be kept any more. */
export function beginOf(wanted: Instant, now: Instant): Instant {
  return wanted >= now + LEAD ? wanted : nextBeat(now + LEAD);
}

/** When an announcement was to begin and to end. */
export interface Span {
  begin: Instant;
  end: Instant;
}

/**
 * When an announcement begins: soon after its call, or at a beat when another one was heard before it. With a chime that may
 * lie a little in the past: the others have begun, and this display joins in.
 */
export function turnBegin(calledAt: Instant, before: Span | null, now: Instant, chime: boolean): Instant {
  const wanted = turnOf(calledAt + HEAD_START, before);
  return chime && wanted >= now - JOINS_WITHIN ? wanted : beginOf(wanted, now);
}

/** The same on every display that heard the same before. */
function turnOf(wanted: Instant, before: Span | null): Instant {
  if (before === null) return wanted;
  const free = Math.max(before.end + BETWEEN, before.begin + SHORT_TURN);
  return free <= wanted ? wanted : nextBeat(free);
}

/** What stands for an announcement that was cut short: the next one begins at once, with its beginning. */
export const cutShort = (now: Instant): Span => ({ begin: now + LEAD - SHORT_TURN, end: now + LEAD - BETWEEN });

const nextBeat = (at: Instant): Instant => Math.ceil(at / BEAT) * BEAT;

type Voice = NonNullable<DisplayHead['voice']>;

/** How loud a display is, 0 to 1; `time` is the site's time of day. The first quiet time that holds decides. */
export function gainAt({ volume, quiet }: Pick<Voice, 'volume' | 'quiet'>, time: LocalTime): number {
  const now = quiet.find(({ from, to }) => isWithin(time, from, to));
  return (now?.volume ?? volume) / 100;
}

/** `22:00` to `07:00` goes past midnight; from a time to the same time is the whole day. */
function isWithin(time: LocalTime, from: LocalTime, to: LocalTime): boolean {
  return from < to ? from <= time && time < to : time >= from || time < to;
}

/** The time of day in a zone, `07:05`. */
export function timeOfDay(at: Instant, zone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(at);
}
