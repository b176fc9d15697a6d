import type { DayKey, Duration, Instant, Language } from '#contract/ids.ts';

const MINUTE = 60_000;

/** Numbers, times and dates as people of one language write them, in the site's zone; digits always 0 to 9, as on tickets. */
export interface Formats {
  number(value: number): string;
  /** `10:42` */
  time(at: Instant): string;
  /** `Tuesday 14 January` */
  date(at: Instant): string;
  /** `Tuesday 14 January 2025`, of a business day */
  day(key: DayKey): string;
  /** `Tuesday` */
  weekday(at: Instant): string;
  /** Whole minutes, `12 min`; a wait of under a minute is `0 min`. */
  minutes(duration: Duration): string;
  /** `03:21`, and `1:03:21` from an hour on. */
  timer(duration: Duration): string;
  percent(share: number): string;
  /** How many midnights of the zone lie between two instants. */
  daysBetween(from: Instant, to: Instant): number;
}

/** @param zone an IANA name; `language` a tag such as `fr` */
export function formatsFor(language: Language, zone: string): Formats {
  const locale = `${language}-u-nu-latn`;
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (at: Instant) => format.format(at);
  };
  const minutes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  return {
    number: (value) => number.format(value),
    time: dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    date: longDate(locale, zone),
    day: dayName(locale),
    weekday: dates({ weekday: 'long' }),
    minutes: (duration) => minutes.format(Math.max(0, Math.floor(duration / MINUTE))),
    timer: timerText,
    percent: (share) => percent.format(share),
    daysBetween: daysBetween(zone),
  };
}

/** Weekday, day and month without the comma that English puts there: it is a headline, not a sentence. */
function longDate(locale: string, zone: string, more: Intl.DateTimeFormatOptions = {}) {
  const format = new Intl.DateTimeFormat(locale === 'en-u-nu-latn' ? 'en-GB' : locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...more,
  });
  return (at: Instant) => format.format(at).replace(',', '');
}

/** A business day has a date and no instant: it is the same in every zone. */
function dayName(locale: string) {
  const format = longDate(locale, 'UTC', { year: 'numeric' });
  return (key: DayKey) => format(Date.parse(`${key}T00:00:00Z`));
}

function timerText(duration: Duration): string {
  const seconds = Math.max(0, Math.floor(duration / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function daysBetween(zone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayNumber = (at: Instant) => Math.round(Date.parse(`${format.format(at)}T00:00:00Z`) / 86_400_000);
  return (from: Instant, to: Instant) => dayNumber(to) - dayNumber(from);
}
