import { keptPin } from '#shell/pin.ts';
import { App } from './app.ts';
import type { Office } from './office.ts';
import type { XServer } from './x-server.ts';

export const PIN = '4711';
const SALT = '00112233445566778899aabbccddeeff';

/** What lets one kiosk in, with a PIN that leaves it. */
const kioskArgs = (office: Office): string[] => [
  ...['--role', 'kiosk', '--hub', office.url, '--join', `kiosk=${office.secrets.kiosk}`],
  ...['--pin', keptPin(PIN, SALT)],
];

export const launchKiosk = (screen: XServer, office: Office): Promise<App> => App.launch(screen, kioskArgs(office));
