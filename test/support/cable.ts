import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { tied } from './tied.ts';

/** Two computers on one cable: network namespaces joined by a pair of virtual cards. Linux, and root. */

const ROOT = join(import.meta.dirname, '..', '..');
const PREFIX_BITS = 24;
/** Several cables at a time, also of several programs. */
let laid = 0;

/** A program on one of the two computers, and the lines it says. */
export interface Running {
  child: ChildProcess;
  said: string[];
  until(text: string): Promise<string>;
}

export class Cable {
  /** Names of the two computers. */
  readonly hub: string;
  readonly desk: string;
  readonly #card: string;
  readonly #running: ChildProcess[] = [];
  /** Of the hub's computer. */
  #address: string;

  private constructor(mark: string, address: string) {
    this.hub = `ns-hub-${mark}`;
    this.desk = `ns-desk-${mark}`;
    this.#card = `nh${mark}`;
    this.#address = address;
  }

  /** The cable; or why this computer does not let us lay one. @param hub, desk IPv4 addresses of one network /24 */
  static lay(hub: string, desk: string): Cable | string {
    if (process.getuid?.() !== 0) return 'network namespaces need root';
    laid += 1;
    const mark = `${process.pid}-${laid}`;
    const cable = new Cable(mark, hub);
    const failed = cable.#layingOf(`nd${mark}`, hub, desk).map(ip).find(isTrouble);
    if (failed === undefined) return cable;
    cable.#remove();
    return `network namespaces: ${failed}`;
  }

  /** What stands before a program that runs on one of the two. */
  static on = (computer: string): string[] => ['ip', 'netns', 'exec', computer];

  /** Node on one of the two computers, with these arguments. */
  run(computer: string, ...args: string[]): Running {
    const [program = '', ...before] = Cable.on(computer);
    const child = spawn(...tied(program, [...before, process.execPath, ...args]), {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#running.push(child);
    const said: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => said.push(line));
    const until = (text: string) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const line = said.find((one) => one.includes(text));
          if (line !== undefined) resolve(line);
        };
        lines.on('line', look);
        look();
      });
    return { child, said, until };
  }

  /** The hub's computer has another address from now on. @throws Error when the system does not let us */
  moveHub(address: string): void {
    const dev = ['dev', this.#card];
    // In this order: a second address of one network goes with the first.
    must(['-n', this.hub, 'addr', 'del', `${this.#address}/${PREFIX_BITS}`, ...dev]);
    must(['-n', this.hub, 'addr', 'add', `${address}/${PREFIX_BITS}`, ...dev]);
    this.#address = address;
  }

  /** The hub's end of the cable is pulled out, or put in again. @throws Error when the system does not let us */
  plugHub(isIn: boolean): void {
    must(['-n', this.hub, 'link', 'set', this.#card, isIn ? 'up' : 'down']);
  }

  /** Ends what runs on the two computers, and there is no such computer any more. */
  async cut(): Promise<void> {
    await Promise.all(this.#running.map(ended));
    this.#remove();
  }

  #layingOf(deskCard: string, hub: string, desk: string): string[][] {
    const peer = ['type', 'veth', 'peer', 'name', deskCard, 'netns', this.desk];
    return [
      ['netns', 'add', this.hub],
      ['netns', 'add', this.desk],
      ['link', 'add', this.#card, 'netns', this.hub, ...peer],
      ...online(this.hub, this.#card, hub),
      ...online(this.desk, deskCard, desk),
    ];
  }

  #remove(): void {
    for (const computer of [this.hub, this.desk]) ip(['netns', 'del', computer]);
  }
}

const online = (computer: string, card: string, address: string) => [
  ['-n', computer, 'addr', 'add', `${address}/${PREFIX_BITS}`, 'dev', card],
  ['-n', computer, 'link', 'set', 'lo', 'up'],
  ['-n', computer, 'link', 'set', card, 'up'],
];

/** Undefined when it went well. */
function ip(args: string[]): string | undefined {
  const { error, status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  return error?.message ?? (status === 0 ? undefined : stderr.trim());
}
const isTrouble = (failed: string | undefined): failed is string => failed !== undefined;
function must(args: string[]): void {
  const failed = ip(args);
  if (failed !== undefined) throw new Error(`ip ${args.join(' ')}: ${failed}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
