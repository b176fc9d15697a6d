import type { ShellSettings } from '#contract/shell-settings.ts';

/** A PC of which nobody said anything: the first launch asks. */
export const DEFAULTS: ShellSettings = {
  role: [],
  hub: null,
  site: null,
  autostart: false,
  language: null,
  port: 8080,
  data: null,
  mdns: true,
  deskWindow: 'window',
  deskEdge: 'right',
  monitors: [],
  notifications: true,
  shortcuts: {},
  pin: null,
};
