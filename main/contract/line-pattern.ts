/**
 * Regular expressions that an admin typed, made safe. JavaScript's engine tries every way to match and cannot be
 * stopped; so a pattern is accepted only when the number of those ways is bounded for a line of 120 bytes:
 * no repeated group, no look-around, no back reference, and the product of all choices below two million.
 */

/** As long as a line may be. */
const LONGEST = 120;
/** A few milliseconds at worst; three `.*` pass, four do not. */
const MOST_WAYS = 2_000_000;

/** Why a pattern is refused: a sentence for the admin. */
class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** Matches whole lines only. @throws PatternError */
export function compilePattern(pattern: string): RegExp {
  const ways = waysOf(pattern);
  if (ways > MOST_WAYS) throw new PatternError('The pattern has too many choices: at most three * or +.');
  // Looked for in the expression itself: `\(?<key>` and `[(?<key>]` only look like a group.
  if (!('key' in groupsOf(pattern))) throw new PatternError('The pattern has no group named key: (?<key>…).');
  return new RegExp(`^(?:${pattern})$`, 'u');
}

/** Its named groups. @throws PatternError */
function groupsOf(pattern: string): object {
  try {
    // With an empty alternative it matches nothing at once, whatever it is made of.
    return new RegExp(`^$|^(?:${pattern})$`, 'u').exec('')?.groups ?? {};
  } catch (error) {
    throw new PatternError('The pattern is not a regular expression.', { cause: error });
  }
}

/** One thing after the other: an escape, a class, a group's begin, a group's end, an alternative, a quantifier, a character. */
const PARTS =
  /(?<escape>\\(?:k<|.))|(?<set>\[(?:\\.|[^\]\\])*\])|(?<open>\((?:\?(?:<[=!]|<\w+>|.))?)|(?<close>\))|(?<or>\|)|(?<many>[*+?]|\{\d+(?:,\d*)?\})|./gsu;

/** Upper bound of the ways to match. @throws PatternError for what has no bound. */
function waysOf(pattern: string): number {
  let ways = 1;
  let before: Record<string, string | undefined> = {};
  for (const { groups = {} } of pattern.matchAll(PARTS)) {
    refuseUnbounded(groups, before);
    if (groups.or) ways *= 2;
    // A `?` after another quantifier only makes it lazy.
    if (groups.many && !before.many) ways *= choicesOf(groups.many);
    before = groups;
  }
  return ways;
}

function refuseUnbounded(part: Record<string, string | undefined>, before: Record<string, string | undefined>): void {
  if (part.many && part.many !== '?' && before.close) {
    throw new PatternError('A group cannot be repeated: no *, + or {} after a ).');
  }
  if (part.escape && /^\\[1-9k]/.test(part.escape)) throw new PatternError('Back references are not allowed.');
  if (part.open && !/^\((\?:|\?<\w+>)?$/.test(part.open)) {
    throw new PatternError('Only plain groups, (?:…) and (?<name>…) are allowed.');
  }
}

function choicesOf(quantifier: string): number {
  if (quantifier === '?') return 2;
  const [, from = '0', open, to] = /^\{(\d+)(,)?(\d*)\}$/.exec(quantifier) ?? [];
  if (quantifier.startsWith('{') && !open) return 1;
  return to ? Math.max(1, Math.min(LONGEST, Number(to)) - Number(from) + 1) : LONGEST;
}
