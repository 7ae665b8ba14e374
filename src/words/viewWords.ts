/**
 * The words of the views that are loaded when they are looked at: a language is an object of this type. A view that is
 * added declares its own here, from its file of English words:
 *
 *     declare module '../../viewWords.ts' {
 *       interface ViewWords {
 *         readonly rtt: Widened<typeof rtt>;
 *       }
 *     }
 */
import type { editor } from './en/views/editor.ts';
import type { exporting } from './en/views/exporting.ts';
import type { log } from './en/views/log.ts';
import type { segment } from './en/views/segment.ts';
import type { space } from './en/views/space.ts';
import type { states } from './en/views/states.ts';
import type { Widened } from './en/widened.ts';

export interface ViewWords {
  readonly editor: Widened<typeof editor>;
  readonly exporting: Widened<typeof exporting>;
  readonly log: Widened<typeof log>;
  readonly segment: Widened<typeof segment>;
  readonly space: Widened<typeof space>;
  readonly states: Widened<typeof states>;
}
