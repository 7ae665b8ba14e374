/**
 * Zero, for what begins at zero and is to hold times and sequence numbers. A field that begins with a whole number and is given
 * a larger one than 31 bits hold is laid out anew by V8, and with it all code that was compiled for it: in the middle of a
 * capture. -0 counts as 0 wherever it is compared, added or subtracted, and is laid out for any number from the start.
 */
export const WIDE_ZERO = -0;
