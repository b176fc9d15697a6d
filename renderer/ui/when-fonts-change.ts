/** Calls back each time a typeface has arrived: text then has another size. Returns how to stop. */
export function whenFontsChange(changed: () => void): () => void {
  document.fonts.addEventListener('loadingdone', changed);
  return () => document.fonts.removeEventListener('loadingdone', changed);
}
