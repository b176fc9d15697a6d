import { expect, test } from 'vitest';
import { CommandId } from '#contract/ids.ts';
import { commandIds, randomBytes } from '../../renderer/sync/command-id.ts';

test('every id is a UUID of version 7 and they rise, many in one millisecond too', () => {
  const newId = commandIds({ now: () => 1_700_000_000_000, random: randomBytes });
  const ids = Array.from({ length: 10_000 }, newId);
  for (const id of ids) expect(CommandId.safeParse(id).success).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids rise when the clock steps back', () => {
  let now = 2_000;
  const newId = commandIds({ now: () => now, random: randomBytes });
  const first = newId();
  now = 1_000;
  expect(newId() > first).toBe(true);
});

test('the first 48 bits are the milliseconds', () => {
  const newId = commandIds({ now: () => 0x0123456789ab, random: (bytes) => new Uint8Array(bytes).fill(255) });
  expect(newId()).toBe('01234567-89ab-7000-bfff-ffffffffffff');
});
