import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tied } from './tied.ts';

/** Samples a second of what is recorded: those of the station's own sounds. */
export const RECORDED_RATE = 22_050;
const READY_WITHIN = 10_000;
/** Two ears of one recording: what sounds left and right is compared on one clock. */
const SIDES = { left: 'front-left', right: 'front-right' } as const;
export type Side = keyof typeof SIDES;

/** Samples between -1 and 1, one list for each loudspeaker. */
export type Recording = Record<Side, Float32Array>;

/** A hall with two loudspeakers that nobody hears (PulseAudio's null sink), and ears that hear both. */
export class HallSound {
  readonly #folder: string;
  readonly #server: ChildProcess;
  #said = '';

  private constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'hall-'));
    const modules = [
      `module-native-protocol-unix socket=${this.#socket} auth-anonymous=1`,
      'module-null-sink sink_name=hall rate=48000 channels=2 channel_map=front-left,front-right',
      ...Object.entries(SIDES).map(
        ([side, channel]) =>
          `module-remap-sink sink_name=${side} master=hall channels=1 channel_map=mono master_channel_map=${channel} remix=no`,
      ),
    ];
    const options = ['-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1'];
    this.#server = spawn(...tied('pulseaudio', [...options, ...modules.flatMap((module) => ['-L', module])]), {
      env: this.#own,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#server.stderr?.on('data', (chunk) => {
      this.#said += chunk;
    });
  }

  static async open(): Promise<HallSound> {
    const hall = new HallSound();
    for (const end = performance.now() + READY_WITHIN; !hall.#answers(); await delay(50)) {
      if (performance.now() > end) throw new Error(`PulseAudio does not start: ${hall.#said.slice(-500)}`);
    }
    return hall;
  }

  /** What a program needs to know so that it sounds on this side, without a gap also when the computer is busy. */
  env(side: Side): Record<string, string> {
    return { PULSE_SERVER: `unix:${this.#socket}`, PULSE_SINK: side, PULSE_LATENCY_MSEC: '300' };
  }

  /** Listens once this resolves; what it resolves with ends that, and tells what was heard. */
  async record(): Promise<() => Promise<Recording>> {
    const { heard, close } = await this.listen();
    return async () => {
      await close();
      return heard();
    };
  }

  /** Listens once this resolves, until it is closed; what was heard so far can be asked for at any time. */
  async listen(): Promise<{ heard(): Recording; close(): Promise<void> }> {
    const format = ['--raw', '--format=s16le', `--rate=${RECORDED_RATE}`, '--channels=2', '--latency-msec=50'];
    const ears = spawn('parec', ['-d', 'hall.monitor', ...format], {
      env: this.#own,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    ears.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(ears.stdout, 'data');
    return {
      heard: () => sidesOf(Buffer.concat(chunks)),
      close: async () => {
        ears.kill('SIGTERM');
        await once(ears, 'close');
      },
    };
  }

  async close(): Promise<void> {
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGTERM');
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #socket(): string {
    return join(this.#folder, 'native');
  }
  get #own(): Record<string, string | undefined> {
    return {
      ...process.env,
      HOME: this.#folder,
      XDG_RUNTIME_DIR: this.#folder,
      PULSE_SERVER: `unix:${this.#socket}`,
    };
  }
  #answers(): boolean {
    const { stdout } = spawnSync('pactl', ['list', 'short', 'sinks'], { env: this.#own, encoding: 'utf8' });
    return Object.keys(SIDES).every((side) => stdout.includes(`\t${side}\t`));
  }
}

function sidesOf(raw: Buffer): Recording {
  const frames = Math.floor(raw.length / 4);
  const side = (offset: number) =>
    Float32Array.from({ length: frames }, (_, frame) => raw.readInt16LE(frame * 4 + offset) / 32_768);
  return { left: side(0), right: side(2) };
}
