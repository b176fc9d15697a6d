import type { WindowRole } from '#contract/bridge.ts';

/** What the app says outside its pages: in windows of the system's. */
export interface Words {
  windows: Record<WindowRole, string>;
  /** Of the window of the first launch. */
  setup: string;
  /** The last window of the hub's PC was closed. */
  closeHub: { message: string; detail: string; stay: string; close: string };
  closeWhileServing: { message: string; detail: string; stay: string; close: string };
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
    message: 'Ce PC est le poste central du bureau.',
    detail:
      'Les autres écrans ne fonctionnent que tant qu’il tourne. Pour rouvrir une fenêtre, lancez Now Serving à nouveau.',
    stay: 'Le laisser tourner',
    close: 'Arrêter le bureau',
  },
  closeWhileServing: {
    message: 'Un visiteur est encore reçu à ce guichet.',
    detail: 'Fermer la fenêtre ne termine pas la visite\u00a0: elle continue jusqu’à ce que quelqu’un la termine.',
    stay: 'Rester',
    close: 'Fermer la fenêtre',
  },
};

const ALL: Record<string, Words> = { en: EN, fr: FR };

/** In the first of these languages that the app speaks, else in English. */
export function wordsFor(languages: readonly string[]): Words {
  const spoken = languages.map((language) => language.slice(0, 2)).find((language) => language in ALL);
  return ALL[spoken ?? 'en'] ?? EN;
}
