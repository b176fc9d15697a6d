// Debian and Ubuntu packages that tests need, installed only when root.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from '../../main/cli/run-program.mjs';

/** What Electron loads, beyond what a computer without screen has. */
const ELECTRONS_LIBRARIES = [
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnss3.so', 'libnss3'],
  ['libXss.so.1', 'libxss1'],
  ['libasound.so.2', 'libasound2'],
  ['libgbm.so.1', 'libgbm1'],
  ['libXtst.so.6', 'libxtst6'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
].map(([file, debianPackage = '']) => ({ needs: `/usr/lib/x86_64-linux-gnu/${file}`, debianPackage }));

/**
 * What some tests need besides Node and Chromium: a program in PATH, or a file, and the package it comes in. A test skips
 * itself, and says so, where what it needs is missing.
 *
 * @type {readonly { needs: string, debianPackage: string }[]}
 */
const TEST_PACKAGES = [
  { needs: 'strace', debianPackage: 'strace' },
  { needs: 'ip', debianPackage: 'iproute2' },
  { needs: 'socat', debianPackage: 'socat' },
  { needs: 'zbarimg', debianPackage: 'zbar-tools' },
  { needs: '/usr/sbin/cupsd', debianPackage: 'cups-daemon' },
  { needs: 'lp', debianPackage: 'cups-client' },
  { needs: 'tesseract', debianPackage: 'tesseract-ocr' },
  { needs: '/usr/share/tesseract-ocr/5/tessdata/fra.traineddata', debianPackage: 'tesseract-ocr-fra' },
  { needs: '/usr/share/tesseract-ocr/5/tessdata/ara.traineddata', debianPackage: 'tesseract-ocr-ara' },
  { needs: '/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata', debianPackage: 'tesseract-ocr-chi-sim' },
  { needs: 'espeak-ng', debianPackage: 'espeak-ng' },
  { needs: 'sox', debianPackage: 'sox' },
  { needs: 'pocketsphinx_batch', debianPackage: 'pocketsphinx' },
  { needs: '/usr/share/pocketsphinx/model/en-us', debianPackage: 'pocketsphinx-en-us' },
  { needs: 'pulseaudio', debianPackage: 'pulseaudio' },
  { needs: 'parec', debianPackage: 'pulseaudio-utils' },
  { needs: 'Xvfb', debianPackage: 'xvfb' },
  { needs: 'openbox', debianPackage: 'openbox' },
  { needs: 'xdotool', debianPackage: 'xdotool' },
  { needs: 'scrot', debianPackage: 'scrot' },
  { needs: 'xrandr', debianPackage: 'x11-xserver-utils' },
  { needs: 'Xorg', debianPackage: 'xserver-xorg-core' },
  { needs: '/usr/lib/xorg/modules/drivers/dummy_drv.so', debianPackage: 'xserver-xorg-video-dummy' },
  { needs: 'xmessage', debianPackage: 'x11-utils' },
  { needs: 'pip3', debianPackage: 'python3-pip' },
  { needs: 'makensis', debianPackage: 'nsis' },
  ...ELECTRONS_LIBRARIES,
];

/**
 * Installs what is missing of `TEST_PACKAGES`; says what to install where it cannot.
 *
 * @param {(line: string) => void} log
 */
export async function installTestPrograms(log) {
  const missing = TEST_PACKAGES.filter(({ needs }) => !isThere(needs)).map(({ debianPackage }) => debianPackage);
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

/** @param {string} needs a program's name, or an absolute path */
const isThere = (needs) => (needs.startsWith('/') ? existsSync(needs) : isOnPath(needs));

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
