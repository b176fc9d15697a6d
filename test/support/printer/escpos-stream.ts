/** Cuts what a printer receives into commands. Written from Epson's reference, apart from the driver that it judges. */

export interface Command {
  bytes: Buffer;
  /** `now`: done on arrival; `ask`: answered in its turn; `ink`: leaves black on the paper; `cut` ends it; `set`: all else. */
  kind: 'now' | 'ask' | 'ink' | 'cut' | 'set';
}

const [DLE, ESC, FS, GS] = [0x10, 0x1b, 0x1c, 0x1d];

export class EscPosStream {
  #rest: Buffer = Buffer.alloc(0);

  /** The commands that are complete now; half of one waits for its other half. */
  push(bytes: Uint8Array): Command[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const commands: Command[] = [];
    for (;;) {
      const length = lengthOf(this.#rest);
      if (length === 0 || length > this.#rest.length) return commands;
      const command = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      commands.push({ bytes: command, kind: kindOf(command) });
    }
  }
}

/** @returns 0 when not even the length has arrived. */
function lengthOf(bytes: Buffer): number {
  const [first, second] = bytes;
  if (first === undefined) return 0;
  if (![DLE, ESC, FS, GS].includes(first)) return 1;
  if (second === undefined) return 0;
  if (first === GS) return lengthOfGs(bytes, second);
  return first === ESC && [0x40, 0x32].includes(second) ? 2 : 3;
}

function lengthOfGs(bytes: Buffer, second: number): number {
  switch (second) {
    case 0x28: // GS ( x pL pH
      return bytes.length < 5 ? 0 : 5 + bytes.readUInt16LE(3);
    case 0x76: // GS v 0 m xL xH yL yH
      return bytes.length < 8 ? 0 : 8 + bytes.readUInt16LE(4) * bytes.readUInt16LE(6);
    case 0x56: // GS V m, GS V m n
      return bytes.length < 3 ? 0 : 3 + Number([65, 66].includes(bytes[2] ?? 0));
    default:
      return 3;
  }
}

function kindOf(bytes: Buffer): Command['kind'] {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first === DLE) return 'now';
  if (first === GS) return kindOfGs(second, third);
  if (first === ESC || first === FS) return 'set';
  return first > 0x20 ? 'ink' : 'set';
}

function kindOfGs(second: number, third: number): Command['kind'] {
  if (second === 0x76) return 'ink';
  if (second === 0x56) return 'cut';
  const asks = second === 0x72 || second === 0x49 || second === 0x61 || (second === 0x28 && third === 0x48);
  return asks ? 'ask' : 'set';
}
