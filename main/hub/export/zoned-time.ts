import type { Duration, Instant } from '#contract/ids.ts';

/** No zone has changed its offset within a quarter of an hour of another change, nor at any other moment than such a mark. */
const QUARTER: Duration = 15 * 60_000;
const MINUTE: Duration = 60_000;

/** Writes instants as local time with offset, `2026-11-22T09:41:07.123+01:00` (ISO 8601), quickly for many near each other. */
export function zonedTimes(zone: string): (at: Instant) => string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, Duration>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = offsetOf(parts, quarter * QUARTER);
      offsets.set(quarter, offset);
    }
    return `${new Date(at + offset).toISOString().slice(0, -1)}${inWords(offset)}`;
  };
}

/** `GMT+05:30` as milliseconds; `GMT` alone is none. */
function offsetOf(parts: Intl.DateTimeFormat, at: Instant): Duration {
  const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

function inWords(offset: Duration): string {
  const minutes = Math.abs(offset) / MINUTE;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
