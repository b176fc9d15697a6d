import type { HardwareTime, SpeechEngine, Voice } from '#hardware/ports.ts';
import { createEspeak } from './engines/espeak-ng.ts';
import { createFlite } from './engines/flite.ts';
import { createMacSay } from './engines/mac-say.ts';
import { createWindowsSapi } from './engines/windows-sapi.ts';
import { createVoice } from './voice.ts';

/** Milliseconds an engine has for one part of a call. */
const LIMIT = 5_000;
/** A day of calls is about 100 MB, and comes again tomorrow. */
const LIMITS = { memory: 32_000_000, disk: 256_000_000 };

/** What a system brings along comes after the voice that was proven, and before espeak-ng. */
function systemEngines(platform: NodeJS.Platform): SpeechEngine[] {
  if (platform === 'darwin') return [createMacSay(LIMIT)];
  return platform === 'win32' ? [createWindowsSapi(LIMIT)] : [];
}

/** The voice with every engine of this PC. `folder`: the station's own. */
export const openVoice = (folder: string, time: Pick<HardwareTime, 'monotonic'>): Voice =>
  createVoice({
    folder,
    engines: [createFlite(LIMIT), ...systemEngines(process.platform), createEspeak(LIMIT)],
    limits: LIMITS,
    monotonic: () => time.monotonic(),
  });
