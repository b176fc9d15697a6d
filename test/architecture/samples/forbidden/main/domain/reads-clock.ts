// must find: lint/style/noRestrictedGlobals
export const used = () => Date.now();
