// must find: lint/nursery/noFloatingPromises
const save = async (): Promise<number> => 1;

export function used(): void {
  save();
}
