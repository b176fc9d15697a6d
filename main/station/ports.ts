/** What the station needs from whoever runs it, besides hardware and its clocks. */

export type Facts = Record<string, string | number | boolean | null>;

/** One line for the people who run it: never a name, a number of a visitor or a secret. */
export interface Journal {
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
}
