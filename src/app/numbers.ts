/** How sequence numbers are written: as they are on the wire, counted from the initial one of their side, or as letters. */
import { inLetters, lettersOf } from '../words/symbols.ts';
import { asOnTheWire, type NumberStyle } from '../words/sentences/telling.ts';
import { relativeTo } from '../trace/relative.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import type { Numbering } from './Settings.svelte.ts';

export function numberStyle(numbering: Numbering, trace: ConnectionTrace): NumberStyle {
  switch (numbering) {
    case 'absolute':
      return asOnTheWire;
    case 'relative':
      return (side, n) => String(relativeTo(trace, side, n));
    case 'symbols':
      return inLetters(lettersOf(trace));
  }
}
