import { expect, test } from 'vitest';
import { Cable } from '../../support/cable.ts';
import { newDataDir, removeDataDir } from '../../support/hub.ts';

const HUB = ['main/cli/hub-start.ts', '--port', '8080', '--no-qr', '--no-station'];

test('a client finds its hub by mDNS, and again after the address of the hub changed', async ({
  onTestFinished,
  skip,
}) => {
  const cable = Cable.lay('10.77.0.1', '10.77.0.2');
  if (typeof cable === 'string') return skip(cable);
  const data = newDataDir();
  onTestFinished(async () => {
    await cable.cut();
    removeDataDir(data);
  });
  const hub = cable.run(cable.hub, ...HUB, '--data', data);
  const desk = cable.run(cable.desk, 'test/shell/finding/client.ts');

  expect(JSON.parse(await desk.until('heard'))).toEqual({ heard: '10.77.0.1:8080' });
  expect(JSON.parse(await desk.until('"at":"found"'))).toMatchObject({ host: '10.77.0.1:8080', moved: false });

  cable.moveHub('10.77.0.9');
  desk.child.stdin?.write('lost\n');
  expect(JSON.parse(await desk.until('10.77.0.9'))).toMatchObject({ at: 'found', host: '10.77.0.9:8080', moved: true });
  expect(desk.said.filter((line) => line.includes('trouble'))).toEqual([]);

  // A network that goes away under both ends neither of them.
  cable.plugHub(false);
  desk.child.stdin?.write('lost\n');
  // Moved before it is there again: a question that was on its way must not find it where it was.
  cable.moveHub('10.77.0.10');
  cable.plugHub(true);
  await desk.until('10.77.0.10');
  expect([hub.child.exitCode, desk.child.exitCode]).toEqual([null, null]);
}, 60_000);

test('a port 5353 that somebody else holds alone, and a network that nobody has, end no program', async ({
  onTestFinished,
  skip,
}) => {
  const cable = Cable.lay('10.79.0.1', '10.79.0.2');
  if (typeof cable === 'string') return skip(cable);
  onTestFinished(() => cable.cut());
  const program = cable.run(cable.hub, 'test/shell/finding/without-port.ts', '10.79.0.1', '192.0.2.9');
  const said = JSON.parse(await program.until('troubles')) as { troubles: string[]; heard: number };
  expect(said.heard).toBe(0);
  expect(said.troubles.join()).toContain('EADDRINUSE');
  expect(program.child.exitCode).toBe(null);
}, 60_000);

test('a neighbour is asked at the port where the app answers, and where it says is tried', async ({
  onTestFinished,
  skip,
}) => {
  const cable = Cable.lay('10.81.0.1', '10.81.0.2');
  if (typeof cable === 'string') return skip(cable);
  onTestFinished(() => cable.cut());
  const program = cable.run(cable.desk, 'test/shell/finding/only-neighbour.ts');
  const said = JSON.parse(await program.until('tried')) as { tried: object[] };
  expect(said.tried).toEqual([{ host: '127.0.0.1:9', source: 'neighbour', verdict: 'unreached' }]);
}, 60_000);
