import type { DayKey, Instant, LocalTime } from '#contract/ids.ts';
import type { StoredValues } from '#contract/settings.ts';
import type { OpenTimes } from '#contract/views.ts';

/** Local calendars and opening hours. `Intl` knows the zones; nothing here reads a clock. */

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The wall clock of a zone at an instant, as if it were UTC, ms. */
function wallClock(at: Instant, zone: string): number {
  return at + offsetAt(at, zone);
}

const QUARTER = 15 * 60_000;
const MEMORY = 10_000;
const offsets = new Map<string, number>();

/**
 * How far a zone's clocks are ahead of UTC at an instant, ms. Zones change their clocks at full quarters of an hour, so one
 * answer of `Intl`, which takes microseconds, serves the whole quarter.
 */
function offsetAt(at: Instant, zone: string): number {
  const quarter = Math.floor(at / QUARTER);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MEMORY) offsets.clear();
  const offset = askOffset(quarter * QUARTER, zone);
  offsets.set(key, offset);
  return offset;
}

function askOffset(at: Instant, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return utc(year, month - 1, day, hour, minute, second) - at;
}

/** The local date at an instant. */
function dateOf(at: Instant, zone: string): DayKey {
  return keyOf(wallClock(at, zone));
}

/**
 * The instant at which a zone's clocks show `time` on `date`. A time that clocks skip in spring means the same span
 * after midnight; of a time shown twice in autumn, the first is meant.
 */
export function instantOf(date: DayKey, time: LocalTime, zone: string): Instant {
  const wall = wallOf(date, time);
  const [early, late] = [-DAY, DAY].map((shift) => wall - offsetAt(wall + shift, zone)).sort((a, b) => a - b);
  const shown = [early, late].find((at) => at !== undefined && wallClock(at, zone) === wall);
  return shown ?? wall - offsetAt(wall - DAY, zone);
}

function wallOf(date: DayKey, time: LocalTime): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return utc(year, month - 1, day, hour, minute, 0);
}

/** The date `days` after `date`. */
function plusDays(date: DayKey, days: number): DayKey {
  return keyOf(wallOf(date, '00:00') + days * DAY);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(date: DayKey): number {
  // 1 January 1970 was a Thursday.
  return ((Math.floor(wallOf(date, '00:00') / DAY) + 3) % 7) + 1;
}

export interface BusinessDay {
  key: DayKey;
  start: Instant;
  end: Instant;
}

/** [D1] The business day that holds an instant. */
export function businessDay(now: Instant, site: StoredValues['site']): BusinessDay {
  const date = dateOf(now, site.zone);
  const boundary = instantOf(date, site.dayBoundary, site.zone);
  const key = now < boundary ? plusDays(date, -1) : date;
  return dayOf(key, site);
}

function dayOf(key: DayKey, site: StoredValues['site']): BusinessDay {
  return {
    key,
    start: instantOf(key, site.dayBoundary, site.zone),
    end: instantOf(plusDays(key, 1), site.dayBoundary, site.zone),
  };
}

type Times = { from: LocalTime; to: LocalTime }[];

/** [I2] What holds on a date: null when nothing limits it. */
function timesOn(date: DayKey, site: StoredValues['site'], own: StoredValues['service']['hours']): Times | null {
  const exception = site.exceptions.find((day) => day.date === date);
  if (exception) return exception.times;
  const week = own ?? (site.hours.length > 0 ? site.hours : null);
  return week ? week.filter((entry) => entry.weekday === weekdayOf(date)) : null;
}

function openOn(date: DayKey, site: StoredValues['site'], own: StoredValues['service']['hours']): OpenTimes | null {
  const times = timesOn(date, site, own);
  if (!times) return null;
  return times
    .map(({ from, to }) => ({ from: instantOf(date, from, site.zone), to: instantOf(date, to, site.zone) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
}

/** Opening times of a service within a business day, in order; null: all of it. */
export function openTimes(
  key: DayKey,
  site: StoredValues['site'],
  own: StoredValues['service']['hours'],
): OpenTimes | null {
  if (own === null && site.hours.length === 0 && site.exceptions.length === 0) return null;
  const day = dayOf(key, site);
  const dates = [key, plusDays(key, 1)];
  const perDate = dates.map((date) => openOn(date, site, own));
  if (perDate.every((times) => times === null)) return null;
  const whole = dates.map((date) => ({
    from: instantOf(date, '00:00', site.zone),
    to: instantOf(date, '24:00', site.zone),
  }));
  return perDate
    .flatMap((times, i) => times ?? [whole[i] ?? { from: day.start, to: day.end }])
    .map(({ from, to }) => ({ from: Math.max(from, day.start), to: Math.min(to, day.end) }))
    .filter(({ from, to }) => from < to);
}

/** The first opening at or after the end of a business day, looking four weeks ahead. */
export function nextOpening(
  key: DayKey,
  site: StoredValues['site'],
  own: StoredValues['service']['hours'],
): Instant | null {
  const day = dayOf(key, site);
  for (let ahead = 0; ahead <= 28; ahead++) {
    const date = plusDays(key, ahead);
    const times = openOn(date, site, own) ?? [{ from: instantOf(date, site.dayBoundary, site.zone), to: day.end }];
    const later = times.find(({ from }) => from >= day.end);
    if (later) return later.from;
  }
  return null;
}

export interface Hours {
  times: OpenTimes | null;
  next: Instant | null;
}
const EVERY_DAY = {};
const remembered = new WeakMap<object, WeakMap<object, Hours & { key: DayKey }>>();

/** `openTimes` and `nextOpening`, worked out once a day: every ticket and every change of a service's row asks for them. */
export function hoursOf(key: DayKey, site: StoredValues['site'], own: StoredValues['service']['hours']): Hours {
  const ofSite = remembered.get(site) ?? new WeakMap<object, Hours & { key: DayKey }>();
  remembered.set(site, ofSite);
  const known = ofSite.get(own ?? EVERY_DAY);
  if (known?.key === key) return known;
  const hours = { key, times: openTimes(key, site, own), next: nextOpening(key, site, own) };
  ofSite.set(own ?? EVERY_DAY, hours);
  return hours;
}

/** Whether `now` lies within the opening times. */
export function isOpenAt(now: Instant, times: OpenTimes | null): boolean {
  return times === null || times.some(({ from, to }) => from <= now && now < to);
}

// Date.UTC and toISOString read no clock: they are the calendar's arithmetic.
// biome-ignore lint/style/noRestrictedGlobals: pure use, see above
const utc = Date.UTC;
/** The date of a wall clock written as UTC ms. */
function keyOf(wall: number): DayKey {
  // biome-ignore lint/style/noRestrictedGlobals: pure use, see above
  return new Date(wall).toISOString().slice(0, 10);
}
