import { createInterface } from 'node:readline';
import { Compass } from '#shell/finding/compass.ts';
import { remember } from '#shell/finding/known-hub.ts';
import { openFinder } from '#shell/finding/real-finder.ts';
import { computerTime } from '../../../main/headless.ts';

/** A client of a test, in a network of its own: meets the first office it hears of, and says where it is. Any line on stdin: it was lost. */

const say = (what: object) => void process.stdout.write(`${JSON.stringify(what)}\n`);
const finder = openFinder(computerTime, (error) => say({ trouble: String(error) }));
const looking = finder.look((met) => {
  looking.stop();
  say({ heard: met.host });
  const compass = new Compass({
    ...{ finder, time: computerTime, sought: remember(null, met), keep: () => {} },
    turned: (bearing) => say(bearing.at === 'found' ? bearing : { at: bearing.at }),
  });
  compass.start();
  createInterface({ input: process.stdin }).on('line', () => compass.lost());
});
