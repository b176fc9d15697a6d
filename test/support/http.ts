/** One POST of JSON, with what came back. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; code: string | undefined; value: Record<string, unknown> }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const value = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, code: (value.refusal as { code?: string } | undefined)?.code, value };
}
