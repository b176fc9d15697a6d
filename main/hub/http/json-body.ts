import type { IncomingMessage } from 'node:http';
import type { RefusalCode } from '#contract/refusals.ts';
import { isTame } from '#hub/guard.ts';

/** Bytes of a body that says who one is or what shall be done. */
export const SMALL_BODY = 4_096;

/** Reads a JSON body of at most `most` bytes; a text that only looks like one, or too long, or not tame, is refused. */
export async function readJson(
  request: IncomingMessage,
  most: number,
): Promise<{ value: unknown } | { refused: RefusalCode }> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') return { refused: 'badRequest' };
  const body = await readUpTo(request, most);
  if (body === undefined) return { refused: 'tooBig' };
  return parse(body);
}

/** The whole body, or undefined when it is longer than `most` bytes. */
export async function readUpTo(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(body: Buffer): { value: unknown } | { refused: RefusalCode } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    const value: unknown = JSON.parse(text);
    return isTame(value) ? { value } : { refused: 'badRequest' };
  } catch {
    return { refused: 'badRequest' };
  }
}
