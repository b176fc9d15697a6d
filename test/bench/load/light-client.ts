import net from 'node:net';

/**
 * A Socket.IO client of the least possible cost, over node:net: Engine.IO 4 on one WebSocket, text packets only. What it costs is
 * the same for product and control, and little enough that hundreds of them fit beside a server on two cores.
 */
export interface LightClient {
  /** Sends one Socket.IO packet, such as `420["hello",{}]` without its leading 4. */
  send(packet: string): void;
  close(): void;
}

export interface LightClientOptions {
  port: number;
  /** Payload of the connection to the name space, as JSON text; empty for none. */
  auth: string;
  /**
   * One Socket.IO packet: bytes `from` … `to` of `bytes`, which are only valid during the call. The first one is the answer
   * to the connection (`0…` joined, `4…` refused).
   */
  onPacket(bytes: Buffer, from: number, to: number): void;
  onEnd(why: string): void;
}

/** How the answer to the connection begins. */
export const JOINED = Buffer.from('0');
export const REFUSED = Buffer.from('4');

/** Whether the packet in bytes `from` … `to` begins with `prefix`. */
export function packetBegins(bytes: Buffer, from: number, to: number, prefix: Buffer): boolean {
  return to - from >= prefix.length && bytes.compare(prefix, 0, prefix.length, from, from + prefix.length) === 0;
}

const FRAME_TEXT = 0x81;
const FRAME_PONG = 0x8a;
const OPCODE_CLOSE = 8;
const OPCODE_PING = 9;
const ENGINE_OPEN = '0'.charCodeAt(0);
const ENGINE_PING = '2'.charCodeAt(0);
const ENGINE_MESSAGE = '4'.charCodeAt(0);

/** Opens a connection; it is usable once `onPacket` was called with the answer to it. */
export function openLightClient(options: LightClientOptions): LightClient {
  const reader = new FrameReader();
  const socket = net.connect({
    host: '127.0.0.1',
    port: options.port,
    noDelay: true,
    onread: {
      buffer: READ_BUFFER,
      callback: (length, buffer) => {
        reader.read(buffer.subarray(0, length) as Buffer, onFrame);
        return true;
      },
    },
  });
  const send = (packet: string) => socket.write(clientFrame(FRAME_TEXT, Buffer.from(`4${packet}`)));
  const onFrame = (opcode: number, bytes: Buffer, from: number, to: number) => {
    if (opcode === OPCODE_PING) socket.write(clientFrame(FRAME_PONG, bytes.subarray(from, to)));
    else if (opcode === OPCODE_CLOSE) socket.end();
    else if (bytes[from] === ENGINE_MESSAGE) options.onPacket(bytes, from + 1, to);
    else if (bytes[from] === ENGINE_OPEN) send(`0${options.auth}`);
    else if (bytes[from] === ENGINE_PING) socket.write(PONG);
  };
  socket.on('connect', () => socket.write(upgradeRequest(options.port)));
  socket.on('error', (error) => options.onEnd(error.message));
  socket.on('close', () => options.onEnd(reader.refused ?? 'closed'));
  return { send, close: () => socket.destroy() };
}

/** All sockets of a process read into one buffer, one at a time: thousands of buffers would be the client's main cost. */
const READ_BUFFER = Buffer.allocUnsafe(1 << 16);

function upgradeRequest(port: number): string {
  return [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    '\r\n',
  ].join('\r\n');
}

/** A masked client frame (RFC 6455, 5.2); the mask is zero, so that the payload needs no second pass. */
function clientFrame(first: number, payload: Buffer): Buffer {
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 6 : 8);
  head[0] = first;
  head[1] = 0x80 | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

const PONG = clientFrame(FRAME_TEXT, Buffer.from('3'));

type OnFrame = (opcode: number, bytes: Buffer, from: number, to: number) => void;

/** Cuts a stream of bytes into the server's WebSocket frames, after the HTTP answer that stands before them. */
export class FrameReader {
  /** Status line of an answer that is no upgrade. */
  refused: string | null = null;
  private upgraded = false;
  private rest: Buffer | null = null;

  /** Takes the next bytes; the unfinished end is kept as a copy, because the caller's buffer is shared. */
  read(chunk: Buffer, onFrame: OnFrame): void {
    const bytes = this.rest === null ? chunk : Buffer.concat([this.rest, chunk]);
    let at = this.upgraded ? 0 : this.readAnswer(bytes);
    if (this.upgraded) {
      for (let end = frameEnd(bytes, at); end > 0; end = frameEnd(bytes, at)) {
        onFrame((bytes[at] ?? 0) & 15, bytes, at + headLength(bytes, at), end);
        at = end;
      }
    }
    this.rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : null;
  }

  /** Reads the HTTP answer once it is complete; returns where the frames begin. */
  private readAnswer(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    this.upgraded = bytes.toString('latin1', 9, 12) === '101';
    if (!this.upgraded) this.refused = bytes.toString('latin1', 0, bytes.indexOf('\r\n'));
    return end + 4;
  }
}

function headLength(bytes: Buffer, at: number): number {
  const length = (bytes[at + 1] ?? 0) & 127;
  if (length === 127) return 10;
  return length === 126 ? 4 : 2;
}

/** Where the frame at `at` ends, or 0 while it is not complete. */
function frameEnd(bytes: Buffer, at: number): number {
  if (bytes.length - at < 2) return 0;
  const head = headLength(bytes, at);
  if (bytes.length - at < head) return 0;
  const end = at + head + payloadLength(bytes, at, head);
  return end <= bytes.length ? end : 0;
}

function payloadLength(bytes: Buffer, at: number, head: number): number {
  if (head === 10) return Number(bytes.readBigUInt64BE(at + 2));
  return head === 4 ? bytes.readUInt16BE(at + 2) : (bytes[at + 1] ?? 0) & 127;
}
