/** The display group that shows every desk, set up or not; a display without a group belongs to it. */
export const ALL_DESKS = 'all';

/** The only site of this release; the word stands in every view name, so that more can follow. */
export const SITE = 'main';
