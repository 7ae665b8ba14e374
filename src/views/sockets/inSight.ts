/** The lines of a program that are lit stay in sight, without moving anything but the list that they are in. */

/** Along the list, in pixels. */
interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where a window of this height, now at `from`, is to be, so that the stretch is in it, with some more beside it where there is
 * room; it moves no further than it must.
 */
export function scrolledTo(
  from: number,
  height: number,
  { top, bottom }: Stretch,
  marginPx: number,
): number {
  const margin = Math.max(Math.min(marginPx, height - (bottom - top)), 0);
  if (top < from) return Math.max(top - margin, 0);
  return bottom > from + height ? bottom - height + margin : from;
}

/** All of these lines where they have room together, else the foremost. */
export function keepInSight(list: HTMLElement, lines: readonly number[], foremost: number): void {
  const all = stretchOf(list, lines);
  const one = stretchOf(list, [foremost]);
  if (all === null || one === null) return;
  const height = list.clientHeight;
  const stretch = all.bottom - all.top <= height ? all : one;
  const to = scrolledTo(list.scrollTop, height, stretch, one.bottom - one.top);
  if (to !== list.scrollTop) list.scrollTop = to;
}

function stretchOf({ children }: HTMLElement, lines: readonly number[]): Stretch | null {
  const found = lines.flatMap((nth) => {
    const line = children[nth];
    return line instanceof HTMLElement ? [line] : [];
  });
  if (found.length === 0) return null;
  return {
    top: Math.min(...found.map(({ offsetTop }) => offsetTop)),
    bottom: Math.max(...found.map(({ offsetTop, offsetHeight }) => offsetTop + offsetHeight)),
  };
}
