import type { CommandInput } from '#contract/commands.ts';
import { commandIds } from '../../support/command-id.ts';
import { serviceOf } from './office.ts';

const newCommandId = commandIds(() => Date.now());

/** A Socket.IO event with its payload, as JSON. */
export const eventBody = (event: string, payload: unknown): string => JSON.stringify([event, payload]);

/** A command of a screen as it goes over the wire, with an id of its own. */
export function commandBody(input: CommandInput): string {
  return eventBody('command', { commandId: newCommandId(), age: 0, ...input });
}

let issued = 0;

/** `count` tickets, one service after another, going on where the last ones ended. */
export function issueBodies(count: number): string[] {
  return Array.from({ length: count }, () => commandBody({ type: 'issue', service: serviceOf(issued++) }));
}
