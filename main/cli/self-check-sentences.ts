import type { CheckCode } from '#contract/self-check.ts';

/**
 * What was found, and what to do about it where something is to be done; `{name}` is a fact of the step. `{data}` and `{start}`
 * name the folder of the data to a command that would look elsewhere.
 */
export interface Sentence {
  is: string;
  remedy?: string;
}

const says = (is: string, remedy?: string): Sentence => (remedy === undefined ? { is } : { is, remedy });

const SET_CLOCK = 'Set the clock of this PC, start the hub, then confirm it on the admin page under "Day and backup".';
const MAKE_ROOM = 'Free some space on this disk.';
const BACK_UP = 'Make one: npm run hub -- backup{data}. Leave the PC on at night.';
const RESTORE = 'Stop the hub, then restore the latest backup: npm run hub -- restore FILE{data}.';
const LOOK_AT_PAPER = 'Look whether the last paper came out.';

/** The command line's own words: they name commands where the screens name places on a page. */
export const SENTENCES: Record<CheckCode, Sentence> = {
  nodeRight: says('Node {version} runs it.'),
  nodeOld: says(
    'Node {version} is too old.',
    'Install Node {needed} or newer, or the dependencies anew: npm run build.',
  ),
  partsThere: says('All its parts are there and fit this PC.'),
  partsMissing: says(
    'A part is missing or does not fit this PC: {part}.',
    'Install it anew: npm ci, then npm run build.',
  ),
  pagesBuilt: says('The screens are built.'),
  pagesMissing: says('There are no screens in {folder}.', 'Build them: npm run build.'),
  dataReady: says('{folder} can be read and written.'),
  dataNone: says('There is no office in {folder} yet.', 'Start one: npm start{start}. Or name its folder with --data.'),
  dataReadOnly: says(
    'This user may not write to {folder}.',
    'Give the user of the hub the right to, or check as that user.',
  ),
  dataUnusable: says('{folder} is no folder.', 'Move it away, or choose another folder with --data.'),
  hubAnswers: says('The hub runs and answers at port {port}.'),
  hubStopped: says('The hub does not run.', 'Start it: npm start{start}.'),
  hubSilent: says(
    'A hub holds the data, but does not answer.',
    'Wait a moment and check again. If it lasts, end its process and start it anew.',
  ),
  portFree: says('Port {port} is free for the hub.'),
  portTaken: says(
    'Port {port} cannot be used.',
    'Close the program that has it, or start the hub with another --port.',
  ),
  databaseSound: says('The data was read from end to end and is sound.'),
  databaseDamaged: says('The data is damaged: {problem}.', RESTORE),
  databaseNewer: says('The data was written by a newer version.', 'Update Now Serving. The data was not touched.'),
  databaseForeign: says('hub.sqlite belongs to another program.', 'Choose the right folder with --data.'),
  databaseUnread: says(
    'The data cannot be read: {problem}.',
    'Check as the user of the hub. If that user cannot read it either, restore a backup.',
  ),
  rolledBack: says(
    'The data is older than what a screen saw at {at}.',
    'Find out who put old data in place. Numbers given in between may come again.',
  ),
  diskEnough: says('{gigabytes} GB are free.'),
  diskLow: says('Only {gigabytes} GB are free.', MAKE_ROOM),
  diskScarce: says('Only {gigabytes} GB are free: no new tickets are given.', MAKE_ROOM),
  storageFull: says('The disk is full: nothing can be saved.', MAKE_ROOM),
  backupGood: says('The last one was made and tested at {at}.'),
  backupSoon: says('The first one is made in the night.'),
  backupNone: says('None was ever made.', BACK_UP),
  backupOld: says('The last one is from {at}.', BACK_UP),
  backupFailed: says('The last one, {at}, failed.', `${MAKE_ROOM} ${BACK_UP}`),
  clockRight: says('It is {at}. Compare it with your own watch.'),
  clockJumped: says('The clock of this PC jumped; the hub still counts {at}.', SET_CLOCK),
  clockBehind: says('The clock of this PC is behind the last visit.', SET_CLOCK),
  clockAhead: says(
    'The clock of this PC is more than a week after the last visit.',
    `If it is right, confirm it. Else: ${SET_CLOCK}`,
  ),
  zoneSame: says('The office keeps the time of {zone}, and so does this PC.'),
  zoneDiffers: says(
    'The office keeps the time of {zone}, but this PC is set to {computer}.',
    'Set the zone of this PC, then see that its clock is still right.',
  ),
  networkFound: says('Screens open {addresses}'),
  networkLocal: says(
    'Only this PC reaches the hub: {addresses}',
    'Start the hub without --host, so that other computers reach it.',
  ),
  networkNone: says('This PC is in no network: only its own screens reach the hub.', 'Connect its cable or Wi-Fi.'),
  servicesServed: says('Each service in use is in a work profile.'),
  servicesUnserved: says(
    'No profile serves {services}: Next never calls for it.',
    'Tick it in a work profile on the admin page, under "Desks".',
  ),
  screensHere: says('Kiosks and displays connected: {count} of {of}.'),
  screenAway: says(
    '{name} is not connected; last seen {since}.',
    'See that it is on, in the network, and shows its page.',
  ),
  screensNone: says('No kiosk and no display has joined yet.', 'Open the addresses that npm start prints.'),
  stationHere: says('{name} is connected, and its hardware was asked.'),
  stationAway: says(
    '{name} is not connected; last seen {since}.',
    'See that its PC is on and that its station runs: npm run station.',
  ),
  stationSilent: says(
    '{name} did not tell how its hardware is.',
    'Start the station again, of the same version as the hub.',
  ),
  works: says('It works.'),
  speaks: says('It speaks.'),
  cannotTell: says('It cannot say how it is.', 'Try it out on the admin page.'),
  stationOffline: says('The PC of its station is not connected.', 'See that this PC is on and that its station runs.'),
  stationRestarted: says('Its station was restarted.', LOOK_AT_PAPER),
  stationLost: says('Its station was lost while printing.', LOOK_AT_PAPER),
  badSettings: says('Its settings cannot work.', 'Compare them with its manual on the admin page.'),
  notFound: says('It was not found.', 'Look at its cable, its power, and the address or path in its settings.'),
  notAllowed: says(
    'The station may not use it.',
    'On Linux put the user of the station into the groups lp and dialout, then start the station again.',
  ),
  notADevice: says(
    'The path in its settings is no device.',
    'Choose the path of the device itself, such as /dev/usb/lp0.',
  ),
  refused: says('It refuses the connection.', 'See that it is on and that address and port are its own.'),
  timeout: says('It does not answer.', 'See that it is on and connected, and that the speed is right.'),
  stalled: says('It takes no more data.', 'See whether it waits for paper, a cover or a key.'),
  disconnected: says('It was unplugged.', 'Plug it in again: it goes on by itself.'),
  busy: says('Another program uses it.', 'Close that program, or the service of the system that took it.'),
  offline: says('It was put offline.', 'Press its button "online" or "feed".'),
  coverOpen: says('Its cover is open.', 'Close the cover.'),
  paperOut: says('The paper is out.', 'Put in a new roll.'),
  paperLow: says('Little paper is left.', 'Have a new roll at hand.'),
  cutter: says('The cutter is jammed.', 'Switch it off, take out the paper that is stuck, and switch it on again.'),
  printerError: says('It reports an error.', 'Switch it off and on again, and look into its manual.'),
  noStatus: says(
    'It does not tell its state.',
    'A test ticket on the admin page shows whether it prints. One that cannot answer must be set up so, or gets no tickets.',
  ),
  queueHeld: says('Its print queue is stopped.', 'Let the queue go on in the settings of the system.'),
  noEngine: says('No voice is installed.', 'Install espeak-ng on the PC of the station, or give it recordings.'),
  noVoice: says('It does not speak a language of the office.', 'Install a voice for it, or give it recordings.'),
  noSound: says('No sound comes out.', 'Connect a loudspeaker to the display, and see that the sound is on.'),
  internal: says('Something unforeseen went wrong.', 'Start the station again, and keep what it says.'),
};
