import { useMedia } from '../shared/use-media.ts';

/** A glass that is wide, as in the style sheets; a zoomed page is not, whatever its screen. */
export const useWide = (): boolean => useMedia('(orientation: landscape) and (min-width: 46em)');
