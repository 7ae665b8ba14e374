/** Many that are one stop of the Tab key: the arrow keys, Home and End move among them (WAI-ARIA, roving tabindex). */

/** Where a key leads from the n-th of so many, in rows of so many; null: it is none of those keys. At either end it stays. */
export function roved(
  key: string,
  from: number,
  { count, columns }: { readonly count: number; readonly columns: number },
): number | null {
  const last = count - 1;
  const by = (n: number) => (from + n < 0 || from + n > last ? from : from + n);
  switch (key) {
    case 'ArrowRight':
      return by(1);
    case 'ArrowLeft':
      return by(-1);
    case 'ArrowDown':
      return by(columns);
    case 'ArrowUp':
      return by(-columns);
    case 'Home':
      return 0;
    case 'End':
      return Math.max(last, 0);
    default:
      return null;
  }
}

/** The key is used up, also at either end: else it would scroll, or step time. */
export function rove(
  event: KeyboardEvent,
  from: number,
  within: { readonly count: number; readonly columns: number },
): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const to = roved(event.key, from, within);
  if (to === null) return null;
  event.preventDefault();
  event.stopPropagation();
  return to;
}

/** Among the buttons of a list, which are in one row. */
export function roveButtons(event: KeyboardEvent & { currentTarget: Element }): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const from = buttons.findIndex((button) => button === event.target);
  if (from < 0) return;
  const to = rove(event, from, { count: buttons.length, columns: 1 });
  if (to !== null) buttons[to]?.focus();
}
