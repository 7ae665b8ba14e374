/** A capture that comes to the page while it is taken: what the command that sends it and the page that reads it agree on. */

/** Beside the page, where the command serves it: the octets from the first one on, until the capture ends. */
export const LIVE_FILE = 'live-capture';

/** Of a longer capture the page is given this much: it is kept as it comes, so that connections can be followed from their start. */
export const MOST_LIVE = 250_000_000;

/** Why no more comes: the capture has ended, or the command; the page has as much as it is given; what came is damaged. */
export type LiveEnd = 'ended' | 'left' | 'full' | 'damaged';
