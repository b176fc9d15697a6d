import type { CheckStep } from '#contract/self-check.ts';
import type { HardwareRow, PresenceRow } from '#contract/views.ts';
import type { Device } from '#hub/access/devices.ts';
import { step } from './step.ts';

/** Screens that are away, named at most; one line says the rest. */
const MOST_NAMED = 20;

/** Kiosks and displays belong where they stand; desks come and go with their people. */
export function screenSteps(devices: readonly Device[], presenceOf: (id: string) => PresenceRow): CheckStep[] {
  const screens = devices.filter(({ role, revoked }) => !revoked && (role === 'kiosk' || role === 'display'));
  if (screens.length === 0) return [step('screens', 'amber', 'screensNone')];
  const away = screens.filter(({ id }) => !presenceOf(id).online);
  const here = screens.length - away.length;
  return [
    ...(here > 0 ? [step('screens', 'green', 'screensHere', { count: here, of: screens.length })] : []),
    ...away
      .slice(0, MOST_NAMED)
      .map(({ id, name }) => step('screens', 'red', 'screenAway', { name, since: presenceOf(id).lastSeen })),
    ...screens
      .filter(({ id }) => presenceOf(id).silence !== null)
      .slice(0, MOST_NAMED)
      .map(({ name }) => step('screens', 'amber', 'noSound', { name })),
  ];
}

/** What the hub was told last of a piece of hardware, for stations that do not look themselves. */
export function hardwareStep({ of, id, name, station, state, problem }: HardwareRow): CheckStep {
  const about = (light: CheckStep['state'], code: CheckStep['code']): CheckStep => ({
    where: station,
    what: of,
    state: light,
    code,
    params: { name, id },
  });
  switch (state) {
    case 'ready':
      return about('green', 'works');
    case 'warning':
      return about('amber', problem ?? 'internal');
    case 'down':
      return about('red', problem ?? 'internal');
    case 'unknown':
      return about('amber', problem ?? 'cannotTell');
    default:
      return state satisfies never;
  }
}
