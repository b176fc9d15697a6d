import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

const RUNS = 'starting data transfer loop';

/**
 * A serial line: the computer opens `link` as its port, the other end is the program's input and output. It runs when this
 * resolves: the link is there a moment before the line is set to raw, and what is written in between is flushed.
 */
export async function startLine(link: string): Promise<ChildProcessWithoutNullStreams> {
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${link}`, 'stdio']);
  // What is on its way while the cable is pulled is lost without a word.
  socat.stdin.on('error', () => {});
  let said = '';
  socat.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  while (!said.includes(RUNS)) {
    await Promise.race([once(socat.stderr, 'data'), once(socat, 'exit')]);
    if (socat.exitCode !== null) throw new Error(`no serial line: ${said}`);
  }
  return socat;
}
