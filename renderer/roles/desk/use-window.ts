import { useEffect } from 'react';
import { bridge } from '../../sync/bridge.ts';

const tell = (isServing: boolean): void => {
  // A window that does not listen closes as any other.
  bridge()
    ?.serving(isServing)
    .catch(() => {});
};

/** The desktop app asks before it closes the window of a desk that has a visitor. In a browser nobody listens. */
export function useWindow(isServing: boolean): void {
  useEffect(() => {
    tell(isServing);
    return () => tell(false);
  }, [isServing]);
}
