import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawIcons } from './icons.ts';
import { thirdParties, thirdPartyText } from './third-party.ts';

/** Makes what the packager needs besides the built app, in `out/package`: icons, and the licences of all parts. */

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'out', 'package');

mkdirSync(FOLDER, { recursive: true });
writeFileSync(join(FOLDER, 'THIRD-PARTY.txt'), thirdPartyText(thirdParties(ROOT)));
await drawIcons(join(ROOT, 'resources', 'icons', 'now-serving.svg'), FOLDER);
