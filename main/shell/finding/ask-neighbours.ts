import { createSocket } from 'node:dgram';
import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import { questionOf, readAnswer } from './datagrams.ts';
import type { AskNeighbours, FindingTime } from './ports.ts';

export interface AskingParts {
  /** On which they listen. */
  port: number;
  time: FindingTime;
  /** 128 random bits as hexadecimal. */
  newMark(): string;
  troubled(error: unknown): void;
}

/** Whoever was silent is asked again: a datagram is easily lost, and may have just come too early. */
const AGAIN: Duration = 2_000;

/** Asks by UDP. One answer of each counts, from the address that was asked and with the mark it was asked with. */
export function neighboursByUdp({ port, time, newMark, troubled }: AskingParts): AskNeighbours {
  return (addresses: string[], id: HubId, told) => {
    if (addresses.length === 0) return () => {};
    const silent = new Map(addresses.map((address) => [newMark(), address]));
    const socket = createSocket('udp4');
    const ask = () => {
      // One that cannot be sent is one that got lost.
      for (const [mark, address] of silent) socket.send(questionOf({ id, mark }), port, address, () => {});
      cancel = time.after(AGAIN, ask);
    };
    let cancel = () => {};
    socket.on('error', troubled);
    socket.on('message', (datagram, { address }) => {
      const there = readAnswer(datagram);
      if (there && silent.get(there.mark) === address && silent.delete(there.mark)) told(there.host);
    });
    ask();
    return () => {
      cancel();
      socket.close();
    };
  };
}
