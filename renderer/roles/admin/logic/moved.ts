/** The list with one of its entries a place further up (-1) or down (1). */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = list.filter((_, i) => i !== index);
  next.splice(index + by, 0, ...list.slice(index, index + 1));
  return next;
}
