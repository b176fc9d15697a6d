import { expect, test } from 'vitest';
import type { Answer, WireCommand } from '#contract/wire.ts';
import { Outbox } from '../../renderer/sync/outbox.ts';

type Reply = (answer: Answer<never>) => void;
const TOO_FAST: Answer<never> = { ok: false, refusal: { code: 'tooFast', params: {} } };

function outbox() {
  let now = 0;
  let ids = 0;
  const sent: { command: WireCommand; reply: Reply }[] = [];
  const states: string[][] = [];
  const box = new Outbox(
    () => now,
    () => `id${ids++}`,
    (unanswered) => states.push(unanswered.map(({ state }) => state)),
  );
  const carrier = (command: WireCommand, reply: Reply) => sent.push({ command, reply });
  return { box, sent, states, carrier, pass: (ms: number) => (now += ms) };
}

test('a press without a hub waits, and says so', () => {
  const { box, sent, states } = outbox();
  void box.press({ type: 'recall', desk: '1' });
  expect(sent).toEqual([]);
  expect(states.at(-1)).toEqual(['waiting']);
});

test('the age is the time since the press, each time it is sent', () => {
  const { box, sent, carrier, pass } = outbox();
  void box.press({ type: 'recall', desk: '1' });
  pass(1_234);
  box.connect(carrier);
  pass(6_000);
  box.tick();
  expect(sent.map(({ command }) => [command.commandId, command.age])).toEqual([
    ['id0', 1_234],
    ['id0', 7_234],
  ]);
});

test('too fast at the first send is the answer', async () => {
  const { box, sent, carrier } = outbox();
  box.connect(carrier);
  const answer = box.press({ type: 'recall', desk: '1' });
  sent[0]?.reply(TOO_FAST);
  expect(await answer).toEqual(TOO_FAST);
});

test('too fast after a repeated send says nothing about the first: it is sent again', async () => {
  const { box, sent, carrier, pass } = outbox();
  box.connect(carrier);
  const answer = box.press({ type: 'recall', desk: '1' });
  box.connect(carrier);
  sent[1]?.reply(TOO_FAST);
  pass(6_000);
  box.tick();
  expect(sent).toHaveLength(3);
  const done = { ok: true, result: { visit: 'v', number: 'A1', calls: 1 } } as unknown as Answer<never>;
  sent[2]?.reply(done);
  expect(await answer).toEqual(done);
});

test('the first answer counts; a later one changes nothing', async () => {
  const { box, sent, states, carrier } = outbox();
  box.connect(carrier);
  const answer = box.press({ type: 'recall', desk: '1' });
  const done = { ok: true, result: {} } as Answer<never>;
  sent[0]?.reply(done);
  sent[0]?.reply(TOO_FAST);
  expect(await answer).toEqual(done);
  expect(states.at(-1)).toEqual([]);
});
