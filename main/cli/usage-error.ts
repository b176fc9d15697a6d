/** What was typed cannot be done; the message is one sentence that says why. Exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';

  /** Of what `parseArgs` throws: its message begins with a sentence about the option. */
  static ofParseArgs(error: unknown): UsageError {
    const message = error instanceof Error ? error.message : String(error);
    const sentence = message.split(/\. |\n/)[0] ?? message;
    return new UsageError(sentence.endsWith('.') ? sentence : `${sentence}.`);
  }
}
