/**
 * What Node is told for every program of the product. By itself it lets short-lived things gather to 2 x 16 MB before it sweeps, and
 * keeps a thread and an arena for each of four helpers: the hub of a desk PC needs neither, and takes a seventh less after a day.
 * In a file of its own: the desktop app's hub needs it, and nothing of the set-up.
 */
export const NODE_ARGS = ['--max-semi-space-size=4', '--v8-pool-size=1'];
