import type { StationAsk } from '#contract/wire.ts';
import { Client, SILENT } from './client.ts';
import type { TestHub } from './hub.ts';

/** What a played station answers with; null: it says nothing. */
export type Played = { type: string; body: Uint8Array | string } | null;

/** A station without hardware: it hears what the hub asks and answers as the test wishes. */
export class PlayedStation {
  readonly client: Client;
  readonly device: string;
  readonly asked: StationAsk[] = [];
  answer: (ask: StationAsk) => Played | Promise<Played> = () => null;
  readonly #url: string;
  readonly #token: string;

  private constructor(client: Client, url: string, token: string) {
    this.client = client;
    this.device = client.identity?.device ?? '';
    this.#url = url;
    this.#token = token;
    client.socket.on('ask', ({ id, ask }) => void this.#take(id, ask));
  }

  static async join(hub: TestHub, name?: string): Promise<PlayedStation> {
    const token = await hub.token('station', name);
    const client = await new Client({ url: hub.url, token, views: [], listener: SILENT }).open();
    return new PlayedStation(client, hub.url, token);
  }

  async #take(id: string, ask: StationAsk): Promise<void> {
    this.asked.push(ask);
    const played = await this.answer(ask);
    if (played === null) return;
    await fetch(`${this.#url}/api/v1/answers/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': played.type },
      body: played.body as BodyInit,
    });
  }
}
