import { ButtonBoxValue } from './hardware/box.ts';
import { KeyMapValue } from './hardware/keys.ts';
import { PrinterValue } from './hardware/printer.ts';
import { SignValue } from './hardware/sign.ts';
import { TicketMessageValue, TicketTemplateValue } from './hardware/ticket.ts';
import { SpokenDeskValue, VoiceValue } from './hardware/voice.ts';

export * from './hardware/box.ts';
export * from './hardware/keys.ts';
export * from './hardware/printer.ts';
export { SerialPort } from './hardware/serial-port.ts';
export * from './hardware/sign.ts';
export * from './hardware/state.ts';
export * from './hardware/ticket.ts';
export * from './hardware/voice.ts';

/**
 * What hangs on the PCs of an office: printers, boxes with buttons, signs over desks, the voice. Each belongs to the
 * station (a device) of the PC that it hangs on, and is set up like everything else: by `configure`.
 */

export const HARDWARE_SETTINGS = {
  printer: PrinterValue,
  ticketTemplate: TicketTemplateValue,
  ticketMessage: TicketMessageValue,
  buttonBox: ButtonBoxValue,
  sign: SignValue,
  keyMap: KeyMapValue,
  voice: VoiceValue,
  spokenDesk: SpokenDeskValue,
} as const;
