import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** What a tracer saw a hub do, in order, as far as one connection and the log of the database go. */
export type Step = 'arrival' | 'logWritten' | 'logFlushed' | 'answer';

/** Why no process can be traced here; undefined when one can. */
export function whyNoStrace(): string | undefined {
  const [strace = '', ...options] = stracing('/dev/null');
  const tried = spawnSync(strace, [...options, 'true'], { encoding: 'utf8' });
  if (tried.error) return 'strace is not installed';
  return tried.status === 0 ? undefined : `strace may not trace here: ${tried.stderr.trim()}`;
}

/** Put before a program: writes to `file` what it and its threads read, write and flush, with the names of files. */
export const stracing = (file: string): string[] => [
  'strace',
  '--daemonize',
  '--follow-forks',
  '--decode-fds=all',
  '--string-limit=200',
  '--trace=read,write,writev,recvmsg,sendmsg,pwrite64,fsync,fdatasync',
  `--output=${file}`,
];

const FLUSH = /^\d+ +(?:fsync|fdatasync)\(\d+<[^>]*hub\.sqlite-wal>\) += 0/;
const LOG_WRITE = /^\d+ +pwrite64\(\d+<[^>]*hub\.sqlite-wal>/;
/** The acknowledgement of a ticket: packet type 43 of Socket.IO, the number of the question, its arguments as JSON. */
const ANSWER =
  /^\d+ +(?:write|writev|sendmsg)\(\d+<TCP:\[\S+:(\d+)\]>.*43\d+\[\{\\"ok\\":true,\\"result\\":\{\\"visit\\"/;
const ARRIVAL = /^\d+ +(?:read|recvmsg)\(\d+<TCP:\[\S+:(\d+)\]>.*= [1-9]/;

/** The steps of the connection that comes from `port`, in the order in which the system saw them. */
export function stepsOf(file: string, port: number): Step[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return joined(lines).flatMap((line): Step[] => stepOf(line, String(port)));
}

function stepOf(line: string, port: string): Step[] {
  if (FLUSH.test(line)) return ['logFlushed'];
  if (LOG_WRITE.test(line)) return ['logWritten'];
  if (ANSWER.exec(line)?.[1] === port) return ['answer'];
  return ARRIVAL.exec(line)?.[1] === port ? ['arrival'] : [];
}

/** A call that another thread interrupted is printed in two parts: it counts where it ended. */
function joined(lines: string[]): string[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line) => {
    const [thread = ''] = line.split(' ', 1);
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.slice(0, -'<unfinished ...>'.length));
      return [];
    }
    const resumed = /^\d+ +<\.\.\. \w+ resumed>(.*)$/.exec(line);
    return [resumed ? `${begun.get(thread)}${resumed[1]}` : line];
  });
}

/** Waits until a traced process has ended and the tracer wrote its last line. */
export async function traceEnded(file: string): Promise<void> {
  while (!/\+\+\+ (exited|killed)[^\n]*\n$/.test(readFileSync(file, 'utf8'))) await delay(20);
}

/** Answers that went out before what they answer was flushed, and how many answers there were. */
export function judgeOrder(steps: Step[]): { answers: number; early: number } {
  let [answers, early] = [0, 0];
  let last: Step = 'answer';
  for (const step of steps) {
    if (step === 'answer') {
      answers += 1;
      early += Number(last !== 'logFlushed');
    }
    // A flush counts after a write, and a write after an arrival.
    if (step !== 'logFlushed' || last === 'logWritten') last = step;
  }
  return { answers, early };
}
