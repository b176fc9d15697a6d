import type { LocalText } from '#contract/ids.ts';

/** Shorter ones fit a card, or break where browsers know how. */
const LONG = /\p{L}{15,}/gu;
const VOWEL = 'aeiouyäöüàâéèêëîïôùûáíóúœæø';
/** A vowel, what closes its syllable, and what begins the next one: sounds of several letters stay whole. */
const SYLLABLE = new RegExp(
  `([${VOWEL}])([^${VOWEL}]*?)(sch|[cpst]h|ck|qu|[bcdfgkpt][lr]|[^${VOWEL}])(?=[${VOWEL}])`,
  'giu',
);
/** Where a part of a German compound surely ends. */
const JOINT = /(?<=(?:ung|heit|keit|schaft)s)(?=\p{L}{4})/iu;
const SOFT_HYPHEN = '\u00ad';
/** Letters that stay together at both ends. */
const ENDS = 4;

/**
 * Long words of a name with soft hyphens where a syllable may end: Electron and old browsers know no language's own rules
 * (`hyphens: auto`), and cut a compound anywhere without a hyphen.
 */
export function withSoftHyphens(text: LocalText): LocalText {
  return Object.fromEntries(
    Object.entries(text).map(([language, name]) => [language, name.replace(LONG, inSyllables)]),
  );
}

const inSyllables = (word: string): string => word.split(JOINT).map(hyphenated).join(SOFT_HYPHEN);

function hyphenated(word: string): string {
  return word.replace(SYLLABLE, (all, vowel: string, coda: string, onset: string, at: number) => {
    const next = at + vowel.length + coda.length;
    return next < ENDS || next > word.length - ENDS ? all : `${vowel}${coda}${SOFT_HYPHEN}${onset}`;
  });
}
