import type { HubId } from '#contract/hub.ts';
import type { DeviceTokens } from './device-tokens.ts';
import type { RemoteHubParts } from './finding/remote-hub.ts';
import type { KioskPins } from './kiosk-pins.ts';
import type { Launch } from './launch.ts';
import type { Desktop } from './ports.ts';
import type { SetupParts } from './setup/setup.ts';
import type { StandsParts } from './windows/stands.ts';
import type { WindowParts } from './windows/window-parts.ts';

/** What the shell needs of everybody else. */
export interface ShellParts extends Pick<WindowParts, 'answers' | 'monotonic' | 'after' | 'note'> {
  desktop: Desktop;
  /** Which hub answers at this origin, when it has proven it. Never rejects. */
  identify(hub: string): Promise<HubId | null>;
  tokens: Pick<DeviceTokens, 'get' | 'keep'>;
  marks: StandsParts['marks'];
  /** For a PC whose hub is another PC. */
  finding: Pick<RemoteHubParts, 'finder' | 'kept' | 'neighbours'>;
  kioskPins: Pick<KioskPins, 'learn' | 'isRight'>;
  newSalt(): string;
  /** For a PC that does not know yet what it is. */
  setup: Omit<SetupParts, 'after' | 'isAgain' | 'screens'>;
  /** Makes the app start with the computer, or not, as the settings say; `isNew`: they were chosen just now. Never throws. */
  startsWithPc(isNew: boolean): void;
  /** What this PC is, read again. */
  launchAgain(): Launch;
}
