import { serve } from '../child.ts';
import { sharedMs } from '../clock.ts';
import { JOINED, type LightClient, openLightClient, packetBegins, REFUSED } from './light-client.ts';

/**
 * Many wall displays in one process. They note when each frame came and how many bytes it had, and keep the text of what the first
 * one saw; they draw nothing.
 */
export interface SwarmPlan {
  port: number;
  /** Payload of the connection of each display, as JSON text; one entry per display. */
  auths: string[];
  /** Socket.IO packet that each display sends once joined, or empty. */
  hello: string;
  /** A display is ready when a packet begins so; empty: as soon as it is joined. */
  readyAt: string;
  /** Only packets that begin so are counted. */
  counted: string;
}

export interface Seen {
  /** Arrival of frame `f` at display `d`, by the shared clock, at `d * frames + f`; 0: it never came. */
  times: Float64Array;
  frames: number;
  /** What the first display received, frame by frame. */
  texts: string[];
  /** Bytes of all counted frames of all displays. */
  bytes: number;
  /** Counted frames of all displays. */
  got: number;
  /** Connections that ended by themselves. */
  ended: string[];
}

const OPENING_AT_ONCE = 100;

class Swarm {
  private readonly plan: SwarmPlan;
  private readonly clients: LightClient[] = [];
  private readonly ended: string[] = [];
  private readonly counts: Int32Array;
  private times = new Float64Array(0);
  private frames = 0;
  private texts: string[] = [];
  private bytes = 0;
  private got = 0;
  private awaited = { got: 0, tell: (_at: number) => {} };

  constructor(plan: SwarmPlan) {
    this.plan = plan;
    this.counts = new Int32Array(plan.auths.length);
  }

  /** Connects all displays, at most a hundred at a time. @throws Error when one is refused. */
  async connect(): Promise<void> {
    for (let from = 0; from < this.plan.auths.length; from += OPENING_AT_ONCE) {
      const auths = this.plan.auths.slice(from, from + OPENING_AT_ONCE);
      await Promise.all(auths.map((auth, i) => this.open(from + i, auth)));
    }
  }

  private open(display: number, auth: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const counted = Buffer.from(this.plan.counted);
      const ready = Buffer.from(this.plan.readyAt);
      const onPacket = (bytes: Buffer, from: number, to: number) => {
        if (packetBegins(bytes, from, to, counted)) this.note(display, bytes, from, to);
        else if (packetBegins(bytes, from, to, JOINED)) this.joined(client, resolve);
        else if (packetBegins(bytes, from, to, REFUSED)) reject(new Error(bytes.toString('utf8', from, to)));
        else if (ready.length > 0 && packetBegins(bytes, from, to, ready)) resolve();
      };
      const onEnd = (why: string) => {
        this.ended.push(why);
        reject(new Error(`display ${display}: ${why}`));
      };
      const client = openLightClient({ port: this.plan.port, auth, onPacket, onEnd });
      this.clients.push(client);
    });
  }

  private joined(client: LightClient, ready: () => void): void {
    if (this.plan.hello !== '') client.send(this.plan.hello);
    if (this.plan.readyAt === '') ready();
  }

  private note(display: number, bytes: Buffer, from: number, to: number): void {
    const at = sharedMs();
    const frame = this.counts[display] ?? 0;
    this.counts[display] = frame + 1;
    if (frame < this.frames) this.times[display * this.frames + frame] = at;
    if (display === 0) this.texts.push(bytes.toString('utf8', from, to));
    this.bytes += to - from;
    this.got += 1;
    if (this.got === this.awaited.got) this.awaited.tell(at);
  }

  /** Forgets what was seen and makes room for the times of `frames` frames a display (0: only counts). */
  arm(frames: number): void {
    this.frames = frames;
    this.times = new Float64Array(this.plan.auths.length * frames);
    this.texts = [];
    this.counts.fill(0);
    this.bytes = 0;
    this.got = 0;
    this.awaited.got = 0;
  }

  /** Resolves to the instant, by the shared clock, at which `each` more frames have reached every display since `arm`. */
  reached(each: number): Promise<number> {
    const got = each * this.plan.auths.length;
    if (this.got >= got) return Promise.resolve(sharedMs());
    return new Promise((tell) => {
      this.awaited = { got, tell };
    });
  }

  seen(): Seen {
    const { times, frames, texts, bytes, got, ended } = this;
    return { times, frames, texts, bytes, got, ended };
  }
}

let swarm: Swarm | null = null;

function connected(): Swarm {
  if (swarm === null) throw new Error('connect first');
  return swarm;
}

const api = {
  connect: (plan: SwarmPlan) => {
    swarm = new Swarm(plan);
    return swarm.connect();
  },
  arm: ({ frames }: { frames: number }) => connected().arm(frames),
  reached: ({ each }: { each: number }) => connected().reached(each),
  seen: () => connected().seen(),
};
export type SwarmApi = typeof api;

serve(api);
