import { z } from 'zod';
import { localText } from './ids.ts';

/** What stands beside the calls of one room's displays: posters and short texts, one after the other. */

/** A picture that the hub keeps: named by what it holds, so that a name never comes to mean another picture. */
export const MEDIA_NAME = /^[0-9a-f]{32}\.(png|jpg|webp)$/;

/** Bounds of pictures: bytes of one, how many the hub keeps in all, and dots on a side (a few bytes can claim gigabytes). */
export const PICTURES = { bytes: 4 * 1024 * 1024, kept: 20, side: 6_000 } as const;
/** Slides of one playlist. */
export const MOST_SLIDES = 20;

export const Slide = z.discriminatedUnion('type', [
  /** As much as stands in the smallest room of a slide at the least size of a wall. */
  z.strictObject({ type: z.literal('text'), title: localText(50), body: localText(120).nullable() }),
  /** `alt` tells what the picture shows to whoever cannot see it; null: it is decoration. */
  z.strictObject({ type: z.literal('picture'), file: z.string().regex(MEDIA_NAME), alt: localText(120).nullable() }),
]);
export type Slide = z.infer<typeof Slide>;

export const PlaylistValue = z.strictObject({
  slides: z.array(Slide).max(MOST_SLIDES),
  /** How long each stands. */
  seconds: z.int().min(5).max(120),
});
export type PlaylistValue = z.infer<typeof PlaylistValue>;

/** What stands beside the calls; each display turns it by itself, by the hub's clock. */
export interface PlaylistRow extends PlaylistValue {
  key: 'playlist';
  table: 'playlist';
}

/** Body of `POST /api/v1/media/remove`. */
export const PictureRemoval = z.strictObject({ file: z.string().regex(MEDIA_NAME) });

/** A picture that the hub keeps, as `GET /api/v1/media` tells an admin. */
export interface KeptPicture {
  file: string;
  bytes: number;
  /** A playlist names it. */
  used: boolean;
}
