import type { RefusalCode } from '#contract/refusals.ts';
import type { JoinError } from '#station/joining.ts';

/** Why the office does not let a station in, or no longer; each sentence says what to do. */

const NEW_ADDRESS =
  'Make a new address on the admin page (Devices), and start the station with --join and that address.';

/** `code`: why it was not let in, or why it was sent away. */
export function stationSentence(code: RefusalCode | JoinError['refusal'], url: string): string {
  switch (code) {
    case 'joinSecretUsed':
      return `This address was used before, and each is good for one device. ${NEW_ADDRESS}`;
    case 'joinExpired':
      return `This address is too old. ${NEW_ADDRESS}`;
    case 'revoked':
      return `This station was removed from the office on the admin page. To let it in again: ${lowered(NEW_ADDRESS)}`;
    case 'notJoined':
      return `The hub at ${url} does not know this station. To let it in: ${lowered(NEW_ADDRESS)}`;
    case 'notAllowed':
      return 'The admin did not let this station in. Start it again to ask once more.';
    case 'joinFull':
      return 'Too many devices wait to be let in. Approve or refuse them on the admin page, then start the station again.';
    case 'protocolOld':
      return 'This station is older than the hub. Update Now Serving on this PC.';
    case 'protocolNew':
      return "This station is newer than the hub. Update Now Serving on the hub's PC.";
    case 'notAHub':
      return `What answers at ${url} is no hub of Now Serving. Check the address after --hub.`;
    default:
      return `The hub at ${url} refused this station (${code}). Look at the admin page, then start the station again.`;
  }
}

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
