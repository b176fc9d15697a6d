import { z } from 'zod';

/** Identifiers, instants and short texts: the smallest words of the shared language. */

/** An identifier made by the office, a screen or the hub: letters, digits, `_` and `-`, at most 64. */
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

export type VisitId = string;
export type TransactionId = string;
export type ServiceId = string;
export type DeskId = string;
export type PersonId = string;
export type ProfileId = string;
export type BandId = string;
export type DeviceId = string;
export type SessionId = string;
/** One paper to print. */
export type JobId = string;
export type PrinterId = string;
/** Points at a row of the erasable table of texts that people typed or are called by. */
export type TextId = string;

/**
 * The client's own name for one press, made before the first send: a UUID of version 7 (RFC 9562, 5.7), so that the ids
 * of one device sort by time. The hub prunes old results by that order.
 */
export const CommandId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
export type CommandId = string;

/** Number of an event in the hub's log, from 1, without gaps. It orders everything. */
export type Seq = number;

/** Milliseconds since 1970-01-01T00:00:00Z, by the hub's clock. */
export const Instant = z.int().min(0).max(8_640_000_000_000_000);
export type Instant = number;
/** Milliseconds. */
export type Duration = number;

/** A business day by the site's calendar, `2026-11-22`. */
export const DayKey = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
export type DayKey = string;

/** A time of day in the site's zone, `08:30`; `24:00` is the end of the day. */
export const LocalTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
export type LocalTime = string;

/** A language tag such as `fr` or `pt-BR`. */
export const Language = z.string().regex(/^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/);
export type Language = string;

/** Control characters, and the marks that turn the reading direction of what follows, have no place in a label. */
const FORBIDDEN_IN_LINES = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** One line of text for people: 1 to `max` characters, no control characters, no direction overrides. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !FORBIDDEN_IN_LINES.test(text), { error: 'control characters are not allowed' });

/** The same text in one or more languages, by language tag. */
export const localText = (max: number) =>
  z.record(Language, line(max)).refine((texts) => Object.keys(texts).length > 0, { error: 'at least one language' });
export type LocalText = Record<Language, string>;

/** An IANA time zone known to this computer, `Europe/Paris`. */
export const Zone = z.string().max(64).refine(isZone, { error: 'not a time zone' });

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
