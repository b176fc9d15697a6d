/** What a printer sends back, told apart by the bits that are fixed in each kind (Epson's reference; 0x12 of DLE EOT, 0x10 of ASB). */
export type Answer =
  /** To DLE EOT n. */
  | { type: 'state'; byte: number }
  /** To GS r 1. */
  | { type: 'paper'; byte: number }
  /** To GS ( H. */
  | { type: 'printed'; id: string };

interface Token {
  answer: Answer | null;
  length: number;
}

const BLOCK = 0x37;
const PRINTED = 0x22;
const FIXED_BITS = 0x93;
const [STATE_BITS, UNASKED_BITS] = [0x12, 0x10];
/** Neither bit of GS r's answer is ever set. */
const PAPER_BITS = 0x90;

/**
 * The first wanted answer and where it ends; null when it has not come yet. Everything else is passed over: states that
 * a printer sends unasked (ASB, four bytes), XON and XOFF.
 */
export function findAnswer(
  bytes: Uint8Array,
  isWanted: (answer: Answer) => boolean,
): { answer: Answer; end: number } | null {
  let at = 0;
  while (at < bytes.length) {
    const token = tokenAt(bytes.subarray(at));
    if (token === null) return null;
    at += token.length;
    if (token.answer !== null && isWanted(token.answer)) return { answer: token.answer, end: at };
  }
  return null;
}

/** @returns null when the rest of it has not arrived. */
function tokenAt(bytes: Uint8Array): Token | null {
  const [byte = 0] = bytes;
  if (byte === BLOCK) return blockAt(bytes);
  if ((byte & FIXED_BITS) === STATE_BITS) return { answer: { type: 'state', byte }, length: 1 };
  if ((byte & FIXED_BITS) === UNASKED_BITS) return bytes.length < 4 ? null : { answer: null, length: 4 };
  if ((byte & PAPER_BITS) === 0) return { answer: { type: 'paper', byte }, length: 1 };
  return { answer: null, length: 1 };
}

/** 37 22, four digits, 00; other blocks end with 00 too. */
function blockAt(bytes: Uint8Array): Token | null {
  const end = bytes.indexOf(0);
  if (end < 0) return null;
  const isPrinted = bytes[1] === PRINTED && end === 6;
  const id = Buffer.from(bytes.subarray(2, 6)).toString('latin1');
  return { answer: isPrinted ? { type: 'printed', id } : null, length: end + 1 };
}
