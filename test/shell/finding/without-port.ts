import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Announcer } from '#discovery/announce.ts';
import { listen } from '#discovery/listen.ts';
import { computerTime } from '../../../main/headless.ts';

/** A program of a test, in a network of its own: holds port 5353 alone, then speaks and listens on the addresses it is given. */

const LOOKS_FOR = 2_000;
const { after } = computerTime;
const addresses = () => process.argv.slice(2);
const troubles: string[] = [];
let heard = 0;
const troubled = (error: unknown) => void troubles.push(String(error));

const holder = createSocket({ type: 'udp4', reuseAddr: false }).bind(5_353);
await once(holder, 'listening');
const about = () => ({ id: 'a'.repeat(32), site: 'Town hall', protocol: 1, port: 8_080 });
const announcer = new Announcer({ about, addresses, after, troubled });
announcer.start();
const stop = listen({ addresses, after, troubled }, () => {
  heard += 1;
});
after(LOOKS_FOR, () => {
  stop();
  void announcer.stop().then(() => process.stdout.write(`${JSON.stringify({ troubles, heard })}\n`));
});
// It is ended from outside: had it ended by itself, that would be seen.
process.stdin.resume();
