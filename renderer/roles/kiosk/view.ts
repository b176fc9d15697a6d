/** The view of every kiosk of this release's only site (`SITE` of the contract's settings). */
export const VIEW = 'kiosk:main';
