import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NODE_ARGS } from '../../main/cli/node-args.mjs';

/**
 * Parts of a measurement in processes of their own, called like functions: a child `serve`s named functions, the parent
 * `call`s them. Arrays of numbers travel as they are (V8 serialization), not as text.
 */
// biome-ignore lint/suspicious/noExplicitAny: any shape of input is allowed here; `call` takes the exact one.
export type Api = Record<string, (input: any) => unknown>;

type Request = { id: number; name: string; input: unknown };
type Reply = { id: number; output?: unknown; error?: string };

export interface Child<A extends Api> {
  readonly pid: number;
  /** @throws Error when the function throws, the child ends, or `limitMs` pass without an answer. */
  call<N extends keyof A & string>(
    name: N,
    input: Parameters<A[N]>[0],
    limitMs?: number,
  ): Promise<Awaited<ReturnType<A[N]>>>;
  /** Ends the child: politely, then by force after three seconds. */
  stop(): Promise<void>;
}

const ANSWER_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 3_000;

/** Starts children and knows them, so that none is left behind, whatever goes wrong. */
export class Crew {
  private readonly children = new Set<ChildProcess>();

  /** Starts `script` (relative to this folder), which must call `serve`. */
  start<A extends Api>(script: string): Child<A> {
    const file = fileURLToPath(new URL(script, import.meta.url));
    const child = fork(file, [], { execArgv: NODE_ARGS, serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
    this.children.add(child);
    return callable(child, script);
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.children].map(endProcess));
  }
}

function callable<A extends Api>(child: ChildProcess, script: string): Child<A> {
  const waiting = new Map<number, (reply: Reply) => void>();
  child.on('message', (reply) => takeReply(waiting, reply as Reply));
  child.on('exit', (code, signal) => {
    for (const [id, answer] of waiting) answer({ id, error: `${script} ended (${signal ?? code})` });
    waiting.clear();
  });
  let lastId = 0;
  return {
    pid: child.pid ?? 0,
    call: (name, input, limitMs = ANSWER_LIMIT_MS) => {
      lastId += 1;
      return ask(child, waiting, { id: lastId, name, input }, limitMs);
    },
    stop: () => endProcess(child),
  };
}

function takeReply(waiting: Map<number, (reply: Reply) => void>, reply: Reply): void {
  waiting.get(reply.id)?.(reply);
  waiting.delete(reply.id);
}

function ask<T>(
  child: ChildProcess,
  waiting: Map<number, (reply: Reply) => void>,
  request: Request,
  limitMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`'${request.name}' gave no answer within ${limitMs} ms`));
    const timer = setTimeout(late, limitMs);
    waiting.set(request.id, (reply) => {
      clearTimeout(timer);
      if (reply.error === undefined) resolve(reply.output as T);
      else reject(new Error(reply.error));
    });
    child.send(request, (error) => error && takeReply(waiting, { id: request.id, error: error.message }));
  });
}

/** Ends a process that this one started: politely, then by force after three seconds. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(force);
}

/** The child's half of `startChild`: answers calls until the parent ends or says stop. */
export function serve(api: Api): void {
  process.on('message', (request) => answer(api, request as Request));
  process.on('SIGTERM', () => process.exit(0));
  process.on('disconnect', () => process.exit(0));
}

async function answer(api: Api, { id, name, input }: Request): Promise<void> {
  try {
    process.send?.({ id, output: await api[name]?.(input) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? `${name}: ${error.message}` : String(error) });
  }
}
