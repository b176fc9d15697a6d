import { WebSocket } from 'ws';
import { PROTOCOL } from '#contract/protocol.ts';

/** A websocket that speaks Engine.IO and Socket.IO by hand, to say what no honest client would. */
export class RawSocket {
  readonly ws: WebSocket;
  readonly received: string[] = [];
  closed = false;

  constructor(url: string, headers: Record<string, string> = {}, query = 'EIO=4&transport=websocket') {
    this.ws = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?${query}`, { headers });
    this.ws.on('message', (data) => this.#receive(String(data)));
    this.ws.on('close', () => {
      this.closed = true;
    });
    this.ws.on('error', () => {
      this.closed = true;
    });
  }

  /** Connects as a device. */
  static async joined(url: string, token: string): Promise<RawSocket> {
    const socket = new RawSocket(url);
    await socket.until(() => socket.received.some((text) => text.startsWith('0')));
    socket.say(`40${JSON.stringify({ token, protocol: PROTOCOL })}`);
    await socket.until(() => socket.received.some((text) => text.startsWith('40')));
    return socket;
  }

  say(text: string): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(text);
  }

  /** One event with a callback of this number. */
  emit(id: number, ...packet: unknown[]): void {
    this.say(`42${id}${JSON.stringify(packet)}`);
  }

  /** The answer to the event of this number. */
  async answer(id: number): Promise<{ ok: boolean; refusal?: { code: string } }> {
    const prefix = `43${id}[`;
    await this.until(() => this.received.some((text) => text.startsWith(prefix)));
    const text = this.received.find((one) => one.startsWith(prefix)) ?? '';
    return JSON.parse(text.slice(prefix.length - 1))[0];
  }

  async until(condition: () => boolean, timeout = 10_000): Promise<void> {
    const end = performance.now() + timeout;
    while (!condition()) {
      if (performance.now() > end) throw new Error(`waited in vain for ${condition.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): void {
    this.ws.terminate();
  }

  #receive(text: string): void {
    // Answer pings, or the connection ends for a reason that no test meant.
    if (text === '2') this.say('3');
    else this.received.push(text);
  }
}
