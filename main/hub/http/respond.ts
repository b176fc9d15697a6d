import type { ServerResponse } from 'node:http';
import type { Refusal, RefusalCode } from '#contract/refusals.ts';
import { refuse } from '#hub/refuse.ts';

/** Nothing inline, nothing from elsewhere, framed by nobody. Chromium 83 does not count a websocket as `'self'`. */
function pagePolicy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer. `host` was checked against the list of our own names before. */
export function setCommonHeaders(response: ServerResponse, host: string): void {
  response.setHeader('content-security-policy', pagePolicy(host));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('cache-control', 'no-store');
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`);
}

export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, { 'content-type': type, 'content-length': body.byteLength });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export function sendBytes(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { 'content-type': type, 'content-length': body.byteLength });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** A refusal over HTTP: the same shape as over the socket, with a fitting status. */
export function sendRefusal(
  response: ServerResponse,
  status: number,
  code: RefusalCode,
  params: Refusal['params'] = {},
): void {
  sendJson(response, status, refuse(code, params));
}

const STATUS: Partial<Record<RefusalCode, number>> = {
  badRequest: 400,
  tooBig: 413,
  pictureTooBig: 413,
  notAPicture: 415,
  pictureMoves: 415,
  tooManyPictures: 409,
  tooFast: 429,
  notJoined: 401,
  revoked: 401,
  joinSecretUsed: 403,
  joinExpired: 410,
  joinFull: 503,
  storageFull: 507,
  noStation: 503,
  stationFailed: 504,
  stopping: 503,
  internal: 500,
};
/** The HTTP status of a refusal; 403 where none fits better. */
export const statusOf = ({ code }: Refusal): number => STATUS[code] ?? 403;
