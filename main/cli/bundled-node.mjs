// Plain JavaScript without dependencies: it must run on the system's Node (20 or newer) before anything is installed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const OLDEST_NODE_THAT_CAN_SERVE = 24;

/**
 * Where the Node that runs the product lies once dependencies are installed.
 * Elsewhere than on the platforms we bundle it for, the Node that runs this file serves if it is new enough.
 *
 * @param {string} root folder of the product
 * @param {{ platform: string, arch: string, version: string, execPath: string }} host as in `process`
 * @returns {string} path of an executable
 * @throws {Error} a sentence that says what to install
 */
export function bundledNode(root, host) {
  const binary = host.platform === 'win32' ? 'node.exe' : 'node';
  const platform = host.platform === 'win32' ? 'win' : host.platform;
  const bundled = join(root, 'node_modules', `node-${platform}-${host.arch}`, 'bin', binary);
  if (existsSync(bundled)) return bundled;
  if (Number.parseInt(host.version.slice(1), 10) >= OLDEST_NODE_THAT_CAN_SERVE) return host.execPath;
  throw new Error(
    `No Node ${OLDEST_NODE_THAT_CAN_SERVE} for ${host.platform} ${host.arch} comes with Now Serving. ` +
      `Install Node ${OLDEST_NODE_THAT_CAN_SERVE} or newer and try again.`,
  );
}
