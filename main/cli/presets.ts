import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preset } from '#hub/preset.ts';
import { parsePreset } from '#hub/preset.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'resources', 'presets');
const EXTENSION = '.json';

/** What a preset takes over from the computer it is used on. */
export interface Locality {
  /** IANA zone. */
  zone: string;
  /** `fr` or `fr-CA`; languages the preset does not speak change nothing. */
  language: string;
}

interface PresetFile {
  siteNames: Record<string, string>;
  site: { languages: string[]; zone: string };
}

/** The presets that come with the product, in the order of the alphabet. */
export const presetNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort();

/** The named preset, made at home on this computer. @throws Error when there is none of that name, or it does not fit. */
export function loadPreset(name: string, { zone, language }: Locality): Preset {
  if (!presetNames().includes(name)) throw new Error(`there is no preset "${name}"`);
  const file = JSON.parse(readFileSync(join(FOLDER, name + EXTENSION), 'utf8')) as PresetFile;
  const { siteNames, site, ...rest } = file;
  const languages = ownFirst(site.languages, language.slice(0, 2));
  const main = { ...site, zone, languages, name: siteNames[languages[0] ?? 'en'] };
  return parsePreset({ ...rest, site: { main } });
}

function ownFirst(languages: string[], own: string): string[] {
  return languages.includes(own) ? [own, ...languages.filter((language) => language !== own)] : languages;
}

/** Where this computer says it stands. */
export function localityOfComputer(): Locality {
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  return { zone: timeZone, language: locale };
}
