// must find: lint/nursery/noMisusedPromises
const isSaved = async (): Promise<boolean> => true;

export const used = (): number => (isSaved() ? 1 : 2);
