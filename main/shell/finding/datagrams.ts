import { QUESTION_BYTES, THERE, ThereWords, WHERE, WhereWords } from '#contract/neighbours.ts';

/** The question and the answer of neighbours, as `main/contract/neighbours.ts` has them. */

export interface Question {
  id: string;
  mark: string;
}
export interface There {
  mark: string;
  host: string;
}

export const questionOf = ({ id, mark }: Question): Buffer =>
  Buffer.from([WHERE, id, mark].join(' ').padEnd(QUESTION_BYTES));

export const answerOf = ({ mark, host }: There): Buffer => Buffer.from([THERE, mark, host].join(' '));

/** Undefined when it is none. */
export function readQuestion(datagram: Buffer): Question | undefined {
  if (datagram.length !== QUESTION_BYTES) return undefined;
  const words = WhereWords.safeParse(datagram.toString('latin1').trimEnd().split(' '));
  return words.success ? { id: words.data[1], mark: words.data[2] } : undefined;
}

/** Undefined when it is none. */
export function readAnswer(datagram: Buffer): There | undefined {
  if (datagram.length > QUESTION_BYTES) return undefined;
  const words = ThereWords.safeParse(datagram.toString('latin1').split(' '));
  return words.success ? { mark: words.data[1], host: words.data[2] } : undefined;
}
