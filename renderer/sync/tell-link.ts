import type { EntryStore } from './entry.ts';
import type { Hub } from './hub.ts';

/** Tells whenever this page comes to be connected to its hub, and whenever it is not any more. */
export function tellLink(entry: EntryStore, tell: (isLinked: boolean) => void): void {
  let told: boolean | null = null;
  const say = (isLinked: boolean) => {
    if (isLinked !== told) tell(isLinked);
    told = isLinked;
  };
  const follow = (hub: Hub) => {
    const look = () => {
      const { link } = hub.store.getState();
      if (link !== 'connecting') say(link === 'online');
    };
    hub.store.subscribe(look);
    look();
  };
  entry.subscribe((now, before) => {
    if (now.phase === 'joined' && before.phase !== 'joined') follow(now.hub);
    if (now.phase === 'waiting' && !now.reached) say(false);
  });
}
