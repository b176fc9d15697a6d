import type { Refusal } from '#contract/refusals.ts';
import type { CheckCode } from '#contract/self-check.ts';
import { SENTENCES } from './self-check-sentences.ts';

/** What the hub refused to the command line, as a sentence that says what to do. */
export function sentenceOf({ code, params }: Refusal): string {
  switch (code) {
    case 'badRequest':
      return `The field "${params.field ?? ''}" does not fit. main/contract says what it may hold; the admin page shows it with its form.`;
    case 'versionConflict':
      return `Somebody changed it meanwhile: it has version ${params.version} now (0: it is not there). Get it again, and make your change in that.`;
    case 'unknownReference':
      return `It refers to a ${params.kind} "${params.id}", and there is none that fits. All there are: npm run hub -- get ${params.kind}`;
    case 'unknownSetting':
      return 'There is nothing of that name. What there is: npm run hub -- get';
    case 'inUse':
      return 'It is in use: by another setting, or by the open day. Free it there, or close the day first.';
    case 'lastAdmin':
      return 'It is the last device for administration. Let in another one first.';
    case 'tooBig':
      return 'That is too much at once: 16 kB at most. A smaller logo or shorter texts will do.';
    case 'notAllowed':
      return 'That is not allowed: devices come by pairing and keep their role, and only the user who started the hub may do this.';
    case 'noStation':
      return 'Its station is not connected. See that its PC is on and that its station runs: npm run station.';
    case 'stationFailed':
      return hardwareSentence(params.problem);
    case 'storageFull':
      return 'The disk is full. Free some room, and try again.';
    case 'stopping':
      return 'The hub is stopping. Try again when it runs, or when it has stopped.';
    default:
      return `The hub refused it, with the code "${code}". Its journal may tell more.`;
  }
}

/** What is wrong with a piece of hardware, and what to do; a station that said nothing was too slow. */
function hardwareSentence(problem: unknown): string {
  const { is, remedy } = SENTENCES[problem as CheckCode] ?? SENTENCES.timeout;
  return remedy === undefined ? is : `${is} ${remedy}`;
}
