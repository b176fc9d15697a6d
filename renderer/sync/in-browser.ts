import './no-eval.ts';
import type { Role } from '#contract/settings.ts';
import type { ViewName } from '#contract/wire.ts';
import { bridge } from './bridge.ts';
import { randomBytes } from './command-id.ts';
import { type EntryStore, enter } from './entry.ts';
import type { Browser } from './joining.ts';
import { tellLink } from './tell-link.ts';

/** The real browser as the parts here want it. */
const browser = (): Browser => ({
  location: window.location,
  history: window.history,
  storage: window.localStorage,
  vault: bridge() ?? null,
  fetch: (input, init) => window.fetch(input, init),
  random: randomBytes,
  after(delay, then) {
    const timer = setTimeout(then, delay);
    return () => clearTimeout(timer);
  },
});

/** Brings this page to its hub in the role given. Call once, when the page starts. */
export function enterAs(role: Role, views: readonly ViewName[], nameFor: (badge: string) => string): EntryStore {
  const entry = enter({
    role,
    views,
    nameFor,
    browser: browser(),
    monotonic: () => performance.now(),
    wallClock: () => Date.now(),
  });
  const window = bridge();
  // A window that does not listen looks for the hub by itself.
  if (window) tellLink(entry, (isLinked) => void window.linked(isLinked).catch(() => {}));
  window?.hear(({ type }) => {
    const now = entry.getState();
    if (type === 'woke' && now.phase === 'joined') now.hub.wake();
  });
  return entry;
}
