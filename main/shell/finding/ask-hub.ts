import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Duration } from '#contract/ids.ts';
import type { AskHub, HubAnswer } from './ports.ts';

/** For the whole answer, however slowly it comes. */
const ANSWERS_WITHIN: Duration = 3_000;
const MOST_BYTES = 8_192;
const UNREACHED: HubAnswer = { reached: false };

/** Over plain HTTP, with nothing of this device in it; follows nobody elsewhere. */
export const askHub: AskHub = (host, nonce) => askJson(host, `/api/v1/hub?nonce=${encodeURIComponent(nonce)}`, {});

/** The same for another question, with these headers besides. Never rejects. */
export const askJson = (host: string, path: string, headers: Record<string, string>): Promise<HubAnswer> =>
  new Promise((resolve) => {
    const asked = open(host, path, headers);
    if (!asked) return resolve(UNREACHED);
    const timer = setTimeout(() => asked.destroy(), ANSWERS_WITHIN);
    const answer = (got: HubAnswer) => {
      clearTimeout(timer);
      asked.destroy();
      resolve(got);
    };
    asked.on('response', (response) => read(response, answer));
    asked.on('error', () => answer(UNREACHED));
    asked.on('close', () => answer(UNREACHED));
    asked.end();
  });

/** Undefined when `host` is no address. */
function open(host: string, path: string, headers: Record<string, string>): ClientRequest | undefined {
  try {
    const { hostname, port } = new URL(`http://${host}`);
    const name = hostname.replace(/^\[|\]$/g, '');
    return request({
      host: name,
      port: port || 80,
      path,
      agent: false,
      headers: { ...headers, host, accept: 'application/json' },
    });
  } catch {
    return undefined;
  }
}

/** The first thing that is called counts: an answer, its end in the middle, or more than any hub says. */
function read(response: IncomingMessage, answer: (got: HubAnswer) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const { statusCode: status = 0 } = response;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) answer({ reached: true, status, body: null });
  });
  response.on('error', () => answer(UNREACHED));
  response.on('end', () => answer({ reached: true, status, body: parsed(Buffer.concat(chunks).toString('utf8')) }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
