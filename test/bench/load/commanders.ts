import { serve } from '../child.ts';
import { sharedMs } from '../clock.ts';
import { JOINED, type LightClient, openLightClient, packetBegins, REFUSED } from './light-client.ts';

/**
 * Desks or kiosks in one process: connections that send commands and note when each was answered. They do not know what
 * the commands mean, so product and control are driven by the same code.
 */
export interface CommanderPlan {
  port: number;
  /** Payload of each commander's connection, as JSON text; one entry per commander. */
  auths: string[];
  /** Socket.IO packets that each commander sends once joined; their acknowledgements are awaited one by one. */
  hellos: string[][];
}

/** Bodies of commands as Socket.IO event arrays in JSON; number `k` is sent by commander `k` modulo their count. */
export interface OpenLoop {
  bodies: string[];
  /** Commands a second, at random instants (a Poisson process), due whether or not the hub keeps up. */
  rate: number;
  seed: number;
  /** How long to wait for answers after the last command, ms. */
  graceMs: number;
}

/** Each commander sends its next command as soon as the last one was answered, for `ms` milliseconds. */
export interface ClosedLoop {
  bodies: string[];
  ms: number;
}

export interface Ran {
  /** By the shared clock, by command; 0: not (yet). Due equals sent in a closed loop. */
  due: Float64Array;
  sent: Float64Array;
  acked: Float64Array;
  /** Text of each answer, by command. */
  answers: string[];
}

const FIRST_STEP_MS = 20;
const SPIN_BELOW_MS = 1.2;

class Commanders {
  private readonly plan: CommanderPlan;
  private readonly clients: LightClient[] = [];
  private ran: Ran = emptyRun(0);
  private onAnswer: (command: number) => void = () => {};

  constructor(plan: CommanderPlan) {
    this.plan = plan;
  }

  /** Connects all, one after another, and says their hellos. @throws Error when one is refused. */
  async connect(): Promise<void> {
    for (const [i, auth] of this.plan.auths.entries()) {
      await this.open(i, auth);
      for (const hello of this.plan.hellos[i] ?? []) await this.sayHello(i, hello);
    }
  }

  private open(commander: number, auth: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const onPacket = (bytes: Buffer, from: number, to: number) => {
        if (bytes[from] === ACK) this.note(bytes.toString('utf8', from + 1, to));
        else if (packetBegins(bytes, from, to, JOINED)) resolve();
        else if (packetBegins(bytes, from, to, REFUSED)) reject(new Error(bytes.toString('utf8', from, to)));
      };
      const onEnd = (why: string) => reject(new Error(`commander ${commander}: ${why}`));
      this.clients.push(openLightClient({ port: this.plan.port, auth, onPacket, onEnd }));
    });
  }

  private async sayHello(commander: number, hello: string): Promise<void> {
    this.ran = emptyRun(1);
    const answered = new Promise<void>((resolve) => {
      this.onAnswer = () => resolve();
    });
    this.clients[commander]?.send(`20${hello}`);
    await answered;
    const answer = this.ran.answers[0] ?? '';
    if (answer.startsWith('[{"ok":false')) throw new Error(`${hello} was answered ${answer}`);
  }

  /** `<id>[answer]`, as Socket.IO writes an acknowledgement. */
  private note(text: string): void {
    const at = sharedMs();
    const bracket = text.indexOf('[');
    const command = Number(text.slice(0, bracket));
    this.ran.acked[command] = at;
    this.ran.answers[command] = text.slice(bracket);
    this.onAnswer(command);
  }

  private send(command: number, body: string): void {
    this.clients[command % this.clients.length]?.send(`2${command}${body}`);
    this.ran.sent[command] = sharedMs();
  }

  openLoop({ bodies, rate, seed, graceMs }: OpenLoop): Promise<Ran> {
    this.ran = { ...emptyRun(bodies.length), due: schedule(bodies.length, rate, seed) };
    const { due } = this.ran;
    let unanswered = bodies.length;
    let next = 0;
    this.onAnswer = () => {
      unanswered -= 1;
    };
    const stopAt = (due.at(-1) ?? 0) + graceMs;
    return new Promise((resolve) => {
      const step = () => {
        for (; next < bodies.length && (due[next] ?? 0) <= sharedMs(); next += 1) this.send(next, bodies[next] ?? '');
        if (unanswered === 0 || sharedMs() > stopAt) resolve(this.ran);
        else later(step, due[next]);
      };
      step();
    });
  }

  closedLoop({ bodies, ms }: ClosedLoop): Promise<Ran> {
    this.ran = emptyRun(bodies.length);
    const count = this.clients.length;
    const stopAt = sharedMs() + ms;
    let busy = count;
    return new Promise((resolve) => {
      const go = (command: number) => {
        if (command < bodies.length && sharedMs() < stopAt) this.send(command, bodies[command] ?? '');
        else if (--busy === 0) resolve({ ...this.ran, due: this.ran.sent });
      };
      this.onAnswer = (command) => go(command + count);
      for (let i = 0; i < count; i += 1) go(i);
    });
  }
}

const ACK = '3'.charCodeAt(0);

function emptyRun(count: number): Ran {
  const times = () => new Float64Array(count);
  return { due: times(), sent: times(), acked: times(), answers: [] };
}

/** Calls `step` when the next command is due; close to it by turning the loop, because timers are coarse. */
function later(step: () => void, due: number | undefined): void {
  const wait = due === undefined ? 5 : due - sharedMs();
  if (wait < SPIN_BELOW_MS) setImmediate(step);
  else setTimeout(step, Math.min(wait - 1, 20));
}

/** Instants of a Poisson process, the same for the same seed. */
function schedule(count: number, rate: number, seed: number): Float64Array {
  const random = linearCongruential(seed);
  const due = new Float64Array(count);
  let at = sharedMs() + FIRST_STEP_MS;
  for (let k = 0; k < count; k += 1) {
    at += (-Math.log(random()) * 1000) / rate;
    due[k] = at;
  }
  return due;
}

/** Numbers in (0, 1], the same for the same seed (the constants of ANSI C's example `rand`). */
function linearCongruential(seed: number): () => number {
  let state = 12345 + seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state + 1) / 0x80000000;
  };
}

let commanders: Commanders | null = null;

function connected(): Commanders {
  if (commanders === null) throw new Error('connect first');
  return commanders;
}

const api = {
  connect: (plan: CommanderPlan) => {
    commanders = new Commanders(plan);
    return commanders.connect();
  },
  openLoop: (run: OpenLoop) => connected().openLoop(run),
  closedLoop: (run: ClosedLoop) => connected().closedLoop(run),
};
export type CommanderApi = typeof api;

serve(api);
