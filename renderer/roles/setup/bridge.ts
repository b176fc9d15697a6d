import type { SetupBridge } from '#contract/setup.ts';

/** The app that this page stands in. @throws Error in a browser, where it has no place */
export function bridge(): SetupBridge {
  const { nowServing } = window as { nowServing?: { setup?: SetupBridge } };
  if (nowServing?.setup === undefined) throw new Error('this page belongs to the desktop app');
  return nowServing.setup;
}
