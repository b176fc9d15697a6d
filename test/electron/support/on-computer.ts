import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cable } from '../../support/cable.ts';
import { tied } from '../../support/tied.ts';
import { type Program, unpackaged, until } from './app.ts';

/** The app on a computer of a `Cable`. The screen and the test stay where they are: files lead from one network to the other. */
export class OnComputer implements Program {
  readonly binary: string;
  readonly before: string[];
  readonly #computer: string;
  readonly #inside: ChildProcess[] = [];
  readonly #outside: Server[] = [];

  constructor(computer: string) {
    const { binary, before } = unpackaged();
    const [program = '', ...words] = Cable.on(computer);
    this.#computer = computer;
    this.binary = program;
    this.before = [...words, binary, ...before];
  }

  /** What the app listens on there, as a port here. */
  async door(endpoint: string): Promise<string> {
    const path = join(tmpdir(), `now-serving-door-${process.pid}-${endpoint.replace(/\D/g, '-')}`);
    const [program = '', ...words] = Cable.on(this.#computer);
    this.#inside.push(
      spawn(...tied(program, [...words, 'socat', `UNIX-LISTEN:${path},fork,unlink-close`, `TCP:${endpoint}`]), {
        stdio: 'ignore',
      }),
    );
    await until(
      async () => existsSync(path),
      () => 'socat opens no door',
    );
    const server = createServer((here) => {
      const there = connect(path);
      for (const end of [here, there]) end.on('error', () => [here, there].map((one) => one.destroy()));
      here.pipe(there).pipe(here);
    });
    this.#outside.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const server of this.#outside) server.close();
    for (const child of this.#inside) child.kill();
  }
}
