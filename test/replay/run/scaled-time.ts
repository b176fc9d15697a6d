/** A clock that runs faster than the wall: the same for every process of this machine, before and after any restart. */

export interface Scale {
  /** Instant of the recorded day, ms … */
  from: number;
  /** … when this machine's monotonic clock read this, ms. */
  mark: number;
  /** Recorded milliseconds per real one. */
  speed: number;
}

/** Milliseconds since the machine started: one clock for all processes, never set. */
export const machineNow = (): number => Number(process.hrtime.bigint()) / 1e6;

export const instantOf = (scale: Scale, now: number): number => scale.from + (now - scale.mark) * scale.speed;

/** The same clock at another pace from now on. */
export const paced = (scale: Scale, speed: number, now: number): Scale => ({
  from: instantOf(scale, now),
  mark: now,
  speed,
});

const MINUTE = 60_000;

/** The instant of a minute of a date in a zone. */
export function minuteOf(date: string, zone: string, minute: number): number {
  const utc = Date.parse(`${date}T12:00:00Z`);
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(utc);
  const offset = name.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00';
  return Date.parse(`${date}T00:00:00${offset}`) + minute * MINUTE;
}
