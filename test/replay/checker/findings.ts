/** What the checker holds against a run: a kind that is counted, who recorded it, and a sentence that can be followed up. */
export type FindingKind = 'duplicate' | 'lost' | 'wrongOrder' | 'disagreement';
export interface Finding {
  kind: FindingKind;
  /** The client whose recording shows it; null when only the export does. */
  client: string | null;
  what: string;
}

export type Complain = (kind: FindingKind, client: string | null, what: string) => void;
