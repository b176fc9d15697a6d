// Debian and Ubuntu packages that tests need, installed only when root.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from '../../main/cli/run-program.mjs';

/**
 * Programs that some tests run, and the packages they come in. A test skips itself, and says so, where its program is missing.
 *
 * @type {readonly { program: string, debianPackage: string }[]}
 */
const TEST_PROGRAMS = [{ program: 'strace', debianPackage: 'strace' }];

/**
 * Installs what is missing of `TEST_PROGRAMS`; says what to install where it cannot.
 *
 * @param {(line: string) => void} log
 */
export async function installTestPrograms(log) {
  const missing = TEST_PROGRAMS.filter(({ program }) => !isOnPath(program)).map(({ debianPackage }) => debianPackage);
  if (missing.length === 0) return;
  await installDebianPackages(missing, log).catch((/** @type {Error} */ error) => log(`  ${error.message}`));
}

/**
 * @param {readonly string[]} packages
 * @param {(line: string) => void} log
 * @returns {Promise<void>} rejects with a sentence where this is no Debian, nobody is root or the archive is out of reach
 */
export async function installDebianPackages(packages, log) {
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    throw new Error(`Not installed: ${packages.join(', ')}. As root on Debian: apt-get install ${packages.join(' ')}`);
  }
  log(`Installing Debian packages for the tests: ${packages.join(', ')} …`);
  const options = { cwd: '/', log, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, quiet: true };
  await runProgram('package lists', 'apt-get', ['update'], options);
  await runProgram('packages', 'apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
