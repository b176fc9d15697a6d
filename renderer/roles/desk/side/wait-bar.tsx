import { TARGET_AT, type Wait } from '../logic/waits.ts';

/** The wait as a length, with a tick where the target stands; the minutes beside it say the same. */
export function WaitBar({ wait }: { wait: Wait }) {
  return (
    <span className="wait-bar" aria-hidden="true">
      <span className={`wait-fill wait-fill-${wait.tone}`} style={{ width: `${wait.share * 100}%` }} />
      <span className="wait-tick" style={{ width: `${TARGET_AT * 100}%` }} />
    </span>
  );
}
