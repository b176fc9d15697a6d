// must find: TS2584
export const used = () => document.title;
