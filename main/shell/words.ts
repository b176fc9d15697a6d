import type { HubTrouble, WindowRole } from '#contract/windows.ts';

/** What the app says outside its pages: in windows of the system's. */
export interface Words {
  windows: Record<WindowRole, string>;
  /** Of the window of the first launch. */
  setup: string;
  /** The last window of the hub's PC was closed. */
  closeHub: { message: string; detail: string; stay: string; close: string };
  closeWhileServing: { message: string; detail: string; stay: string; close: string };
  /** Somebody came to wait while nobody was served. Never who. */
  waits: { title: string; body: string };
  /** Beside the clock. */
  tray: {
    name: string;
    /** The hub of this very PC. */
    runs: string;
    trouble: Record<HubTrouble, string>;
    /** `{hub}` stands for the address of another PC. */
    joined: string;
    noHub: string;
    open: Record<WindowRole, string>;
    quit: string;
  };
}

const EN: Words = {
  windows: {
    desk: 'Desk – Now Serving',
    kiosk: 'Kiosk – Now Serving',
    display: 'Display – Now Serving',
    admin: 'Administration – Now Serving',
  },
  setup: 'Now Serving',
  closeHub: {
    message: 'This PC is the hub of the office.',
    detail: 'Every other screen works only while it runs. To open a window again, launch Now Serving.',
    stay: 'Keep it running',
    close: 'Stop the office',
  },
  closeWhileServing: {
    message: 'A visitor is still being served at this desk.',
    detail: 'Closing the window does not end the visit: it goes on until somebody ends it.',
    stay: 'Stay',
    close: 'Close the window',
  },
  waits: { title: 'Somebody is waiting', body: 'A visitor came while nobody was being served.' },
  tray: {
    name: 'Now Serving',
    runs: 'The hub of the office runs on this PC',
    trouble: {
      starting: 'The hub is starting',
      preparing: 'The hub is getting its data ready',
      crashLoop: 'The hub ended several times in a row',
      portInUse: 'No hub: another program uses its port',
      portForbidden: 'No hub: this PC does not let it use its port',
      dataInUse: 'No hub: another one uses its data',
      data: 'No hub: its data cannot be opened',
      other: 'No hub: it could not be started',
    },
    joined: 'Belongs to the hub at {hub}',
    noHub: 'Belongs to no hub yet',
    open: { desk: 'Open the desk', kiosk: 'Open the kiosk', display: 'Open the display', admin: 'Open the admin page' },
    quit: 'Quit',
  },
};

const FR: Words = {
  windows: {
    desk: 'Guichet – Now Serving',
    kiosk: 'Borne – Now Serving',
    display: 'Affichage – Now Serving',
    admin: 'Administration – Now Serving',
  },
  setup: 'Now Serving',
  closeHub: {
    message: 'Ce PC est le poste central de l’établissement.',
    detail:
      'Les autres écrans ne fonctionnent que tant qu’il tourne. Pour rouvrir une fenêtre, lancez Now Serving à nouveau.',
    stay: 'Le laisser tourner',
    close: 'Arrêter le poste central',
  },
  closeWhileServing: {
    message: 'Un visiteur est encore reçu à ce guichet.',
    detail: 'Fermer la fenêtre ne termine pas la visite\u00a0: elle continue jusqu’à ce que quelqu’un la termine.',
    stay: 'Rester',
    close: 'Fermer la fenêtre',
  },
  waits: { title: 'Quelqu’un attend', body: 'Un visiteur est arrivé alors que personne n’était reçu.' },
  tray: {
    name: 'Now Serving',
    runs: 'Le poste central de l’établissement tourne sur ce PC',
    trouble: {
      starting: 'Le poste central démarre',
      preparing: 'Le poste central prépare ses données',
      crashLoop: 'Le poste central s’est arrêté plusieurs fois de suite',
      portInUse: 'Pas de poste central\u00a0: un autre programme utilise son port',
      portForbidden: 'Pas de poste central\u00a0: ce PC lui interdit son port',
      dataInUse: 'Pas de poste central\u00a0: un autre utilise ses données',
      data: 'Pas de poste central\u00a0: ses données ne s’ouvrent pas',
      other: 'Pas de poste central\u00a0: il n’a pas pu démarrer',
    },
    joined: 'Rattaché au poste central {hub}',
    noHub: 'Pas encore rattaché à un poste central',
    open: {
      desk: 'Ouvrir le guichet',
      kiosk: 'Ouvrir la borne',
      display: 'Ouvrir l’affichage',
      admin: 'Ouvrir l’administration',
    },
    quit: 'Quitter',
  },
};

const ALL: Record<string, Words> = { en: EN, fr: FR };

/** In the first of these languages that the app speaks, else in English. */
export function wordsFor(languages: readonly string[]): Words {
  const spoken = languages.map((language) => language.slice(0, 2)).find((language) => language in ALL);
  return ALL[spoken ?? 'en'] ?? EN;
}
