import type { SettingViewRow } from '#contract/views.ts';
import { type SettingOf, settingsOf } from './settings.ts';

/**
 * Services in use that are in no work profile: visitors take tickets for them, and Next never calls those. None while there is
 * no profile at all; the first steps of an office ask for one.
 */
export function unserved(settings: readonly SettingViewRow[]): SettingOf<'service'>[] {
  const profiles = settingsOf(settings, 'profile');
  if (profiles.length === 0) return [];
  const served = new Set(profiles.flatMap(({ value }) => value.services));
  return settingsOf(settings, 'service').filter(({ id, value }) => value.enabled && !served.has(id));
}
