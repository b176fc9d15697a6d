import { SerialPort } from 'serialport';
import type { Problem, SerialPort as Settings } from '#contract/hardware.ts';
import type { HardwareTime } from '#hardware/ports.ts';

/** Finds, opens and closes the serial port of one device. */

/** Why a port did not open. */
export class PortError extends Error {
  override readonly name = 'PortError';
  readonly problem: Problem;
  constructor(problem: Problem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

type Plug = Pick<Settings, 'vendorId' | 'productId' | 'serialNumber'>;

/** How a device says that it can take no more. */
type Flow = 'none' | 'rtscts' | 'xonxoff';
const FLOWS = { none: {}, rtscts: { rtscts: true }, xonxoff: { xon: true, xoff: true } };

/**
 * Opens the port at the typed path, or the only one whose plug says what is asked.
 * The port is exclusive; one that was closed is never opened again, for it would send what was written meanwhile.
 * @throws PortError
 */
export async function openPort(settings: Settings, flow: Flow): Promise<SerialPort> {
  const path = settings.path ?? (await findPath(settings));
  const port = new SerialPort({ path, baudRate: settings.baud, autoOpen: false, ...FLOWS[flow] });
  await new Promise<void>((resolve, reject) => {
    port.open((error) =>
      error ? reject(new PortError(problemOf(error), error.message, { cause: error })) : resolve(),
    );
  });
  return port;
}

async function findPath(plug: Plug): Promise<string> {
  if (!plug.vendorId && !plug.productId && !plug.serialNumber) {
    throw new PortError('badSettings', 'neither a path nor anything of the plug is given');
  }
  const found = (await listPorts()).filter((port) => fits(port, plug));
  // Two boxes of one make: a press at the wrong desk is worse than none.
  if (found.length > 1) throw new PortError('badSettings', `${found.length} ports fit: give a serial number or a path`);
  const [port] = found;
  if (!port) throw new PortError('notFound', 'no port fits');
  return port.path;
}

type Listed = Awaited<ReturnType<typeof SerialPort.list>>[number];

/** Without `udevadm` (a container, a small Linux) nothing is listed, and only typed paths work. */
async function listPorts(): Promise<Listed[]> {
  try {
    return await SerialPort.list();
  } catch (error) {
    throw new PortError('notFound', 'this computer cannot list its ports: type a path', { cause: error });
  }
}

function fits(port: Listed, plug: Plug): boolean {
  const same = (asked: string | null, has: string | undefined) =>
    asked === null || asked.toLowerCase() === has?.toLowerCase();
  return (
    same(plug.vendorId, port.vendorId) &&
    same(plug.productId, port.productId) &&
    same(plug.serialNumber, port.serialNumber)
  );
}

/** The system's own words, as the bindings pass them on (Linux, macOS; Windows' "File not found", "Access denied"). */
const PROBLEM_OF: [RegExp, Problem][] = [
  [/No such file|No such device|File not found/i, 'notFound'],
  [/Permission denied/i, 'notAllowed'],
  [/Cannot lock port|Resource busy|Access denied/i, 'busy'],
  [/Inappropriate ioctl|Is a directory|Not a typewriter/i, 'notADevice'],
];

function problemOf(error: Error): Problem {
  return PROBLEM_OF.find(([words]) => words.test(error.message))?.[1] ?? 'internal';
}

const GONE = /Input\/output error|No such device|Bad file descriptor|handle is invalid/i;

/**
 * Whether the device behind an open port is gone. The bindings miss it when the plug is pulled while they read: on Linux
 * they then read nothing, for ever, and keep a processor busy. The question about the modem's lines tells; a port that
 * knows none of these (a pseudo terminal) answers with another error.
 */
export async function isGone(port: SerialPort): Promise<boolean> {
  if (!port.isOpen) return true;
  return await new Promise((resolve) => {
    port.get((error) => resolve(error ? GONE.test(error.message) : false));
  });
}

/** Some drivers never answer once the plug is gone. */
const CLOSED_WITHIN_MS = 2_000;

/**
 * Never throws: a port whose plug is gone cannot be closed in good order.
 *
 * @param unsent what becomes of bytes that the system took and that are not out yet: some drivers tell of the end of a
 *   drain before it is there.
 */
export async function closePort(port: SerialPort, time: HardwareTime, unsent: 'drop' | 'send'): Promise<void> {
  if (!port.isOpen) return;
  await new Promise<void>((resolve) => {
    const cancel = time.after(CLOSED_WITHIN_MS, resolve);
    const done = () => {
      cancel();
      resolve();
    };
    if (unsent === 'send') port.close(done);
    else port.flush(() => port.close(done));
  });
}
