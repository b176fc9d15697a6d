/**
 * Why the hub said no: a closed list. The words live in the screens' translations, one sentence per code that says what to
 * do; `params` are the facts that the sentence needs (never a text typed by a person).
 */
export const REFUSALS = [
  // the wire
  'badRequest',
  'unknownEvent',
  'tooBig',
  'tooFast',
  'protocolOld',
  'protocolNew',
  'expired',
  'idReused',
  'idTooOld',
  // who asks
  'notJoined',
  'revoked',
  'notAllowed',
  'notSignedIn',
  'unknownPerson',
  'wrongPin',
  'choosePin',
  'weakPin',
  'tooManyTries',
  'joinSecretUsed',
  'joinExpired',
  'joinWrongCode',
  'joinFull',
  // the day and the services
  'dayClosed',
  'dayAlreadyOpen',
  'clockUncertain',
  'unknownService',
  'serviceClosed',
  'serviceFull',
  'seriesUsedUp',
  'unknownBand',
  // the desk and its session
  'unknownDesk',
  'unknownProfile',
  'profileNotYours',
  'deskTaken',
  'personElsewhere',
  'noSession',
  'onBreak',
  'notOnBreak',
  'visitOpen',
  // the visit
  'nobodyWaiting',
  'noCurrentVisit',
  'unknownVisit',
  'visitTaken',
  'visitNotWaiting',
  'visitEnded',
  'notStarted',
  'alreadyStarted',
  'outcomeRequired',
  'unknownOutcome',
  'unknownDeliverable',
  'nothingToUndo',
  'undoTooLate',
  'sameService',
  'timePassed',
  // paper, buttons and voice
  'noPrinter',
  'unknownJob',
  'jobOver',
  'noStation',
  'stationFailed',
  // settings
  'versionConflict',
  'unknownSetting',
  'unknownReference',
  'inUse',
  'duplicate',
  'lastAdmin',
  // pictures
  'notAPicture',
  'pictureTooBig',
  'pictureMoves',
  'tooManyPictures',
  // the hub itself
  'storageFull',
  'internal',
  'stopping',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export interface Refusal {
  code: RefusalCode;
  params: Record<string, string | number | null>;
}

/** What was told over HTTP or at the door of the socket, if it is a refusal. */
export function asRefusal(told: unknown): Refusal | undefined {
  const { code, params = {} } = (told ?? {}) as Partial<Refusal>;
  if (code === undefined || !REFUSALS.includes(code)) return undefined;
  return Object.values(params).every(isFact) ? { code, params } : undefined;
}

const isFact = (value: unknown): boolean => value === null || typeof value === 'string' || typeof value === 'number';
