import type { i18n as I18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/ids.ts';
import type { CallRow, DisplayHead } from '#contract/views.ts';
import { hasWords, pickText } from '#ui/languages.ts';
import { isCall, type Notice } from './announcing.ts';
import { type PlaceOf, usePlaces } from './places.tsx';
import type { Sentence } from './reader.ts';

/** What a browser reads aloud of a notice, in the languages of the office's voice, as far as there are words in them. */
export function useSentences({ voice }: DisplayHead): (notice: Notice) => Sentence[] {
  const { i18n } = useTranslation();
  const placeOf = usePlaces();
  return (notice) => {
    const visitor = isCall(notice) && voice?.visitorFirst && notice.language !== null ? [notice.language] : [];
    const languages = [...new Set([...visitor, ...(voice?.languages ?? [])])];
    if (isCall(notice)) return languages.filter(hasWords).map((language) => callIn(language, notice, placeOf, i18n));
    return languages.flatMap((language) => {
      const text = notice.texts[language];
      return text === undefined ? [] : [{ language, text }];
    });
  };
}

/** The letter apart, so that it is read as its name. */
function callIn(language: Language, { number, desk }: CallRow, placeOf: PlaceOf, i18n: I18n): Sentence {
  const facts = {
    number: number.replace(/(\D)(\d)/g, '$1 $2'),
    desk: pickText(placeOf(desk).name, language, []).text,
  };
  return { language, text: i18n.getFixedT(language, 'display')('announce', facts) };
}
