// must find: plugin
export const used = () => Math.random();
