import type { CommandInput, CommandResults } from '#contract/commands.ts';
import type { KeyAction } from '#contract/hardware.ts';
import type { DeskId } from '#contract/ids.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import type { SettingValues } from '#contract/settings.ts';
import type { Answer } from '#contract/wire.ts';
import type { Press, PressAnswer } from '#hardware/ports.ts';

export type BoxSettings = SettingValues['buttonBox'];

/** What a press asks of the hub; null when this key does nothing. */
export function commandOf(box: BoxSettings, press: Press): CommandInput | null {
  const does = actionOf(box, press);
  if (!does) return null;
  if (does.type === 'issue') return { type: 'issue', service: does.service };
  const desk = box.desks[press.desk - 1];
  return desk === undefined ? null : atDesk(does, desk);
}

/** A key that was held, or hit twice, and has no meaning of its own for that, was pressed all the same. */
function actionOf({ keys }: BoxSettings, { key, press }: Press): KeyAction | undefined {
  const find = (kind: Press['press']) => keys.find((one) => one.key === key && one.press === kind)?.does;
  return find(press) ?? find('short');
}

function atDesk(does: Exclude<KeyAction, { type: 'issue' }>, desk: DeskId): CommandInput {
  switch (does.type) {
    case 'park':
    case 'takeBreak':
      return { type: does.type, desk, reason: does.reason };
    case 'transfer':
      return { type: 'transfer', desk, to: { service: does.service } };
    case 'walkUp':
      return { type: 'walkUp', desk, service: does.service };
    case 'callNext':
    case 'recall':
    case 'moreTime':
    case 'start':
    case 'end':
    case 'noShow':
    case 'recycle':
    case 'undo':
    case 'resume':
      return { type: does.type, desk };
    default:
      return does satisfies never;
  }
}

/** Nobody works there, or nothing is given any more: the key is right and the time is not. */
const CLOSED: readonly RefusalCode[] = ['noSession', 'onBreak', 'dayClosed', 'serviceClosed'];
const BUSY: readonly RefusalCode[] = ['tooFast', 'stopping', 'expired', 'storageFull', 'internal'];

/** What the box is told. `answer` null: the hub was not reached. */
export function pressAnswerOf(command: CommandInput, answer: Answer<unknown> | null): PressAnswer {
  if (!answer) return { ok: false, why: 'busy' };
  if (answer.ok) {
    const text = command.type === 'issue' ? (answer.result as CommandResults['issue']).number : null;
    return { ok: true, text };
  }
  const { code } = answer.refusal;
  if (CLOSED.includes(code)) return { ok: false, why: 'closed' };
  return { ok: false, why: BUSY.includes(code) ? 'busy' : 'refused' };
}
