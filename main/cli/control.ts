import type { Access } from './access-file.ts';

/** Why the running hub did not do what the command line asked. */
export class ControlError extends Error {
  override name = 'ControlError';
}

/** Asks the hub that runs on this computer. @throws ControlError when it says no, TypeError when none answers. */
export async function askHub<T>(
  { port, control }: Pick<Access, 'port' | 'control'>,
  what: string,
  body: object,
): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/control/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${control}` },
    body: JSON.stringify(body),
  });
  const said: unknown = await answer.json();
  if (!answer.ok)
    throw new ControlError(`The hub refused: ${JSON.stringify((said as { refusal?: unknown }).refusal ?? said)}`);
  return said as T;
}
