import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupMonitor, SetupState } from '#contract/setup.ts';
import type { PartRole } from '#contract/windows.ts';
import { Button } from '#ui/button.tsx';
import { bridge } from './bridge.ts';
import { Locked } from './locked.tsx';

interface Chosen {
  state: SetupState;
  /** Null: nobody chose here, what is set stands. */
  chosen: string[] | null;
  choose: (numbers: string[]) => void;
}

/** Monitors of the displays: those that are set, until a person says otherwise. */
export function useMonitors(state: SetupState): Chosen {
  const [chosen, choose] = useState<string[] | null>(null);
  return { state, chosen, choose };
}

/** Those that are set, by number where they are named as the system calls them, and are there. */
const numbersSet = ({ monitors, screens }: SetupState): string[] =>
  monitors.value.flatMap((name) => {
    const isIt = ({ number, label }: SetupMonitor) => number === name || label.toLowerCase() === name.toLowerCase();
    return screens.find(isIt)?.number ?? [];
  });

/** On which monitors the calls are shown, or the kiosk stands, drawn as they stand. Asked only of a PC that has several. */
export function Monitors({ state, chosen, choose, roles }: Chosen & { roles: PartRole[] }) {
  const { t } = useTranslation('setup');
  const { screens, monitors } = state;
  const kind = kindOf(roles);
  const numbers = chosen ?? numbersSet(state);
  if (screens.length < 2 || kind === null) return null;
  const isOn = (number: string) => (kind === 'kiosk' ? numbers[0] === number : numbers.includes(number));
  const toggle = (number: string) => {
    if (kind === 'kiosk') return choose(isOn(number) ? [] : [number]);
    choose(screens.map((screen) => screen.number).filter((one) => (one === number) !== isOn(one)));
  };
  const all = around(screens);
  return (
    <fieldset disabled={monitors.locked}>
      <legend>{t(`monitors.${kind}`)}</legend>
      <p className="setup-detail">{t(`monitorsSay.${kind}`)}</p>
      <div className="setup-monitors">
        <div className="setup-desktop" style={{ paddingBottom: share(all.height, all.width) }}>
          {screens.map((screen) => (
            <One
              key={screen.number}
              screen={screen}
              all={all}
              isOn={isOn(screen.number)}
              toggle={() => toggle(screen.number)}
            />
          ))}
        </div>
      </div>
      <Button onClick={() => void bridge().numbers()}>{t('showNumbers')}</Button>
      {monitors.locked && <Locked setting={monitors} />}
    </fieldset>
  );
}

interface OneProps {
  screen: SetupMonitor;
  all: SetupMonitor['bounds'];
  isOn: boolean;
  toggle: () => void;
}

function One({ screen: { number, label, bounds }, all, isOn, toggle }: OneProps) {
  const { t } = useTranslation('setup');
  const { width, height } = bounds;
  const place = {
    left: share(bounds.x - all.x, all.width),
    top: share(bounds.y - all.y, all.height),
    width: share(width, all.width),
    height: share(height, all.height),
  };
  return (
    <label className="setup-monitor" style={place}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={toggle}
        aria-label={t('monitor', { number, label, width, height })}
      />
      <span className="setup-monitor-face" aria-hidden="true">
        <strong>{number}</strong>
        <span>{label}</span>
        <span>{t('size', { width, height })}</span>
      </span>
    </label>
  );
}

/** Displays go first: a kiosk beside them stands on the first monitor. */
function kindOf(roles: PartRole[]): 'display' | 'kiosk' | null {
  if (roles.includes('display')) return 'display';
  return roles.includes('kiosk') ? 'kiosk' : null;
}

const share = (part: number, whole: number): string => `${(100 * part) / whole}%`;

/** The smallest box that holds all of them. */
function around(screens: SetupMonitor[]): SetupMonitor['bounds'] {
  const boxes = screens.map(({ bounds }) => bounds);
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
