import type { HardwareTime, Paper, PrinterSettings, TicketPrinter, Transport } from '#hardware/ports.ts';
import { EscPosPrinter } from './escpos/escpos-printer.ts';
import { type Job, jobOf, pictureJob } from './escpos/job.ts';
import type { PrintQueue } from './spooler/print-queue.ts';

/**
 * The driver of one printer; each way to it is loaded when it is first asked for.
 *
 * @param folder where a printer without paper puts its pictures
 */
export async function openPrinter(
  settings: PrinterSettings,
  folder: string,
  time: HardwareTime,
): Promise<TicketPrinter> {
  const { connection } = settings;
  const encode = (paper: Paper) => encoded(paper, settings);
  const speaking = (transport: Transport) => new EscPosPrinter({ settings, transport, time, encode });
  switch (connection.type) {
    case 'tcp':
      return speaking(new (await import('./transport/tcp.ts')).TcpTransport(connection, time));
    case 'usb':
      return speaking(new (await import('./transport/character-device.ts')).CharacterDevice(connection.path, time));
    case 'serial':
      return speaking(new (await import('./transport/serial.ts')).SerialTransport(connection, time));
    case 'spooler': {
      const { SpoolerPrinter } = await import('./spooler/spooler-printer.ts');
      return new SpoolerPrinter({ queue: await queueOf(connection.queue, time), time, encode });
    }
    case 'file':
      return new (await import('./picture-printer.ts')).PicturePrinter(settings, folder);
    default:
      return connection satisfies never;
  }
}

/** A queue of the system that this PC has. */
async function queueOf(name: string, time: HardwareTime): Promise<PrintQueue> {
  if (process.platform !== 'win32') return new (await import('./spooler/cups-queue.ts')).CupsQueue(name, time);
  const { openWinspool } = await import('./spooler/winspool.ts');
  return new (await import('./spooler/windows-queue.ts')).WindowsQueue(name, time, openWinspool());
}

function encoded(paper: Paper, { mode, paper: width, copies }: PrinterSettings): Promise<Job> {
  return jobOf(paper, copies, async (one) => {
    if (mode === 'picture') return pictureJob(one, width);
    const { textJob } = await import('./escpos/text-job.ts');
    return textJob(one, width);
  });
}
