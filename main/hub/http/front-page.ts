import type { Role } from '#contract/settings.ts';

/** One link a role, in the two languages every screen speaks; plain, so that the oldest browser can read it. */
const ROLES_IN_WORDS: Record<Role, [english: string, french: string]> = {
  kiosk: ['Kiosk: take a ticket', 'Borne : prendre un ticket'],
  desk: ['Desk: call visitors', 'Guichet : appeler les visiteurs'],
  display: ['Display: numbers on the wall', 'Affichage : les numéros au mur'],
  admin: ['Administration', 'Administration'],
};

/** `/`: where to go from here. */
export function frontPage(): string {
  const links = Object.entries(ROLES_IN_WORDS).map(
    ([role, [english, french]]) =>
      `<li><a href="/${role}">${english}</a> · <a href="/${role}" lang="fr" hreflang="fr">${french}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Now Serving</title>
</head>
<body>
<h1>Now Serving</h1>
<p>What is this screen for? · <span lang="fr">À quoi sert cet écran ?</span></p>
<ul>
${links.join('\n')}
</ul>
</body>
</html>
`;
}
