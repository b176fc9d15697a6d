// Plain JavaScript without dependencies (see bundled-node.mjs).

const LOOK_MS = 500;

/**
 * Calls `stop` once when the npm that started this process is gone. The shell that npm puts between dies of a signal to
 * npm without passing it on; nobody would ever stop what it leaves behind. Started without npm, nothing is watched:
 * a process that outlives its shell may be meant to.
 *
 * @param {() => void} stop
 * @returns {() => void} ends the watch
 */
export function whenOrphaned(stop) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, LOOK_MS);
  return () => clearInterval(watch);
}
