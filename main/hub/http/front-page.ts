import type { ScreenRole } from '#contract/settings.ts';

/** One link a role, in the two languages every screen speaks; plain, so that the oldest browser can show it. */
const ROLES_IN_WORDS: Record<ScreenRole, [english: string, french: string]> = {
  kiosk: ['Kiosk: take a ticket', 'Borne : prendre un ticket'],
  desk: ['Desk: call visitors', 'Guichet : appeler les visiteurs'],
  display: ['Display: numbers on the wall', 'Affichage : les numéros au mur'],
  admin: ['Administration: set up and look after', 'Administration : régler et surveiller'],
};

/** `/`: where to go from here. */
export function frontPage(): string {
  const links = Object.entries(ROLES_IN_WORDS).map(
    ([role, [english, french]]) => `<li><a href="/${role}">${english}<br><span lang="fr">${french}</span></a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Now Serving</title>
<link rel="stylesheet" href="/front.css">
</head>
<body>
<main>
<h1>Now Serving</h1>
<p>What is this screen for? <span lang="fr">À quoi sert cet écran ?</span></p>
<ul>
${links.join('\n')}
</ul>
</main>
</body>
</html>
`;
}

/** Of the same paper and ink as the screens. */
export const FRONT_STYLE = `body { margin: 0; background: #f6f4ee; color: #0f2029; font: 1.25rem/1.5 system-ui, sans-serif; }
main { max-width: 32rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 2.25rem; margin: 0 0 .5rem; }
ul { list-style: none; margin: 2rem 0 0; padding: 0; }
a { display: block; margin: 0 0 1rem; padding: 1rem 1.25rem; border: 1px solid #7f8a90; border-radius: .5rem;
  background: #fff; color: inherit; font-weight: 600; text-decoration: none; }
a:hover, a:focus { border-color: #00594f; outline: 3px solid #00594f; outline-offset: 2px; }
[lang=fr] { color: #55646c; font-weight: 400; }
p [lang=fr] { display: block; }
`;
