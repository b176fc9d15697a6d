/** PCM sound, 16 bit, one channel, as RIFF/WAVE files hold it (Microsoft, Multimedia Programming Interface 1.0, 3). */

/** Samples between -1 and 1. */
export interface Sound {
  /** Samples a second. */
  rate: number;
  samples: Float32Array;
}

const HEADER = 44;
const FULL = 32_768;
const PCM = 1;
/** The extensible form, whose real format stands behind it; for 16 bit it is PCM in practice. */
const EXTENSIBLE = 0xfffe;

interface Format {
  tag: number;
  channels: number;
  rate: number;
  bits: number;
}

/**
 * Reads 16 bit PCM; several channels become their mean. Programs that write to a pipe cannot know the length and tell one that is too
 * long: what is there is taken.
 * @throws Error when it is no such file
 */
export function parseWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < HEADER || tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE')
    throw new Error('not a WAV file');
  let format: Format | undefined;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    if (tagAt(view, at) === 'fmt ' && at + 24 <= view.byteLength) format = formatAt(view, at + 8);
    if (tagAt(view, at) === 'data') return soundAt(view, at + 8, size, format);
    at += 8 + size + (size % 2);
  }
  throw new Error('a WAV file without sound');
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

const formatAt = (view: DataView, at: number): Format => ({
  tag: view.getUint16(at, true),
  channels: view.getUint16(at + 2, true),
  rate: view.getUint32(at + 4, true),
  bits: view.getUint16(at + 14, true),
});

function soundAt(view: DataView, at: number, size: number, format: Format | undefined): Sound {
  if (!format || (format.tag !== PCM && format.tag !== EXTENSIBLE) || format.bits !== 16)
    throw new Error('not 16 bit PCM');
  const { channels, rate } = format;
  if (channels < 1 || channels > 8 || rate < 4_000 || rate > 192_000) throw new Error('an odd WAV file');
  const frames = Math.floor(Math.min(size, view.byteLength - at) / 2 / channels);
  const samples = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      sum += view.getInt16(at + (frame * channels + channel) * 2, true);
    }
    samples[frame] = sum / channels / FULL;
  }
  return { rate, samples };
}

/** A WAV file of it: 16 bit PCM, one channel. */
export function encodeWav({ rate, samples }: Sound): Uint8Array {
  const bytes = withHeader(rate, samples.length * 2);
  const view = new DataView(bytes.buffer, HEADER);
  samples.forEach((sample, index) => {
    view.setInt16(index * 2, Math.max(-FULL, Math.min(FULL - 1, Math.round(sample * FULL))), true);
  });
  return bytes;
}

/** Files written by `encodeWav` at one rate become one, with `pause` milliseconds of silence between them. */
export function joinWavs(files: readonly Uint8Array[], rate: number, pause: number): Uint8Array {
  const gap = Math.round((rate * pause) / 1000) * 2;
  const size = files.reduce((sum, file) => sum + file.length - HEADER, gap * Math.max(files.length - 1, 0));
  const joined = withHeader(rate, size);
  let at = HEADER;
  for (const file of files) {
    joined.set(file.subarray(HEADER), at);
    at += file.length - HEADER + gap;
  }
  return joined;
}

function withHeader(rate: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER + size);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string) => new TextEncoder().encodeInto(text, bytes.subarray(at));
  tag(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + size, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, size, true);
  return bytes;
}

/** Whether a file holds all that its header says, and some of it is sound: what a power cut leaves behind is cut, or zeros. */
export function isWholeWav(bytes: Uint8Array, rate: number): boolean {
  if (bytes.length <= HEADER) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const says = { rate: view.getUint32(24, true), size: view.getUint32(40, true) };
  const sameHead = tagAt(view, 0) === 'RIFF' && says.rate === rate && says.size === bytes.length - HEADER;
  return sameHead && bytes.subarray(HEADER).some((byte) => byte !== 0);
}
