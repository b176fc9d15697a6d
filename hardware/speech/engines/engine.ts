/** The engine did not answer in time, and was ended: it rests for a while, so that calls do not wait for it again and again. */
export class EngineTimeout extends Error {
  override readonly name = 'EngineTimeout';
}

/** The tag an engine knows a language by: itself, or the language it is a variety of. Tags differ in the case of letters. */
export function tagFor(language: string, known: Iterable<string>): string | undefined {
  const tags = new Map([...known].map((tag) => [tag.toLowerCase(), tag]));
  const wanted = language.toLowerCase();
  return tags.get(wanted) ?? tags.get(wanted.split('-', 1)[0] ?? wanted);
}

/** Asks once, and again after it failed: a program may be installed while the station runs. */
export function askedOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}

/** No languages while the program is missing or fails; one that hangs is told apart. @throws EngineTimeout */
export const noneWhenMissing = (languages: Promise<Iterable<string>>): Promise<string[]> =>
  languages.then(
    (found) => [...found],
    (error: unknown) => {
      if (error instanceof EngineTimeout) throw error;
      return [];
    },
  );
