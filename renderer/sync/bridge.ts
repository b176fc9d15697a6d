import type { Bridge } from '#contract/bridge.ts';

/** The window of the desktop app that this page stands in; undefined in a browser. */
export const bridge = (): Bridge | undefined => (window as { nowServing?: Bridge }).nowServing;
