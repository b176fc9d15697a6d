/** What a browser tells of its sound devices. */
export type Devices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

/**
 * The browser's devices, where their list can be trusted: on secure origins, and in Chromium, which names a loudspeaker
 * without asking anybody for permission.
 */
export function devicesOf({ mediaDevices, userAgent }: Navigator): Devices | null {
  // Undefined on plain http, whatever its type says.
  return /Chrom(e|ium)\//.test(userAgent) ? ((mediaDevices as MediaDevices | undefined) ?? null) : null;
}

/** Whether there is anything that sounds; true while nobody can tell. */
export async function hasOutput(devices: Devices): Promise<boolean> {
  try {
    return (await devices.enumerateDevices()).some(({ kind }) => kind === 'audiooutput');
  } catch {
    return true;
  }
}
