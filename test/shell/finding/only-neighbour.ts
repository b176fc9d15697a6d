import { NEIGHBOUR_PORT } from '#contract/neighbours.ts';
import { answerNeighbours } from '#shell/finding/answer-neighbours.ts';
import { openFinder } from '#shell/finding/real-finder.ts';
import { computerTime } from '../../../main/headless.ts';

/** A PC of a test, in a network of its own, to which only one neighbour says where the hub is: says what came of looking for it. */

const [NEIGHBOUR, NOBODY] = ['127.0.0.3', '127.0.0.1:9'];
const LOOKS_FOR = 500;
const { monotonic, after } = computerTime;
const troubled = () => {};
answerNeighbours(
  { at: { host: NEIGHBOUR, port: NEIGHBOUR_PORT }, time: computerTime, monotonic, troubled },
  () => NOBODY,
);
const finder = openFinder(computerTime, troubled);
for (let isTold = false; !isTold; ) {
  const search = finder.find({ id: 'a'.repeat(32), hosts: [], neighbours: [NEIGHBOUR] });
  after(LOOKS_FOR, () => search.stop());
  const found = await search.found;
  const tried = found.met ? [] : found.report.tried;
  isTold = tried.length > 0;
  if (isTold) process.stdout.write(`${JSON.stringify({ tried })}\n`);
}
