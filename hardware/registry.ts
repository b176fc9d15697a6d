import type { Hardware, HardwareTime } from './ports.ts';

/**
 * All drivers of a PC. None is loaded before it is asked for: a PC without a printer needs none of a printer's parts, and
 * a broken one of them hurts nothing else.
 */
export function openHardware(time: HardwareTime): Hardware {
  return {
    async printer(settings, folder) {
      const { openPrinter } = await import('./printer/open-printer.ts');
      return openPrinter(settings, folder, time);
    },
    async buttonBox(parts) {
      const { openBox } = await import('./buttons/open-box.ts');
      return openBox(parts);
    },
    async sign(parts) {
      const { SerialSign } = await import('./signs/serial-sign.ts');
      return new SerialSign(parts);
    },
    async voice(folder) {
      const { openVoice } = await import('./speech/open-voice.ts');
      return openVoice(folder, time);
    },
    async picture(paper, width) {
      const { pictureOf } = await import('./printer/ticket/draw-ticket.ts');
      return pictureOf(paper, width);
    },
  };
}
