/**
 * Where the focus goes when what has it goes: a button that has done its work, a connection that is left. To the row of that
 * connection, or to what stood next; never to nothing, from where a reader without a mouse begins anew at the top.
 */

/** The connection that is shown, by its number; or the list, or neither. */
export type CaptureView = number | 'list' | 'none';

interface Held {
  readonly element: Element;
  readonly view: CaptureView;
  /** All that could have the focus, in its order. */
  readonly order: readonly HTMLElement[];
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
/** A row that has to be scrolled to is there some frames later. */
const MOST_FRAMES = 6;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const isThere = (element: Element): boolean => element.isConnected && !element.matches(':disabled');

/** `page` is what all of it is in. */
export function keepFocus(page: HTMLElement, viewNow: () => CaptureView): () => void {
  let held: Held | null = null;

  function onfocusin({ target }: FocusEvent): void {
    held =
      target instanceof Element && target !== page
        ? {
            element: target,
            view: viewNow(),
            order: [...page.querySelectorAll<HTMLElement>(FOCUSABLE)],
          }
        : null;
  }

  /** The reader has left it for nothing. */
  function onfocusout(): void {
    queueMicrotask(() => {
      if (held && isThere(held.element) && document.activeElement === document.body) held = null;
    });
  }

  function look(): void {
    if (held === null || isThere(held.element)) return;
    const gone = held;
    held = null;
    // What comes in its place may take the focus itself.
    setTimeout(() => void find(gone), 0);
  }

  async function find({ element, view, order }: Held): Promise<void> {
    const isLost = () =>
      document.activeElement === document.body || document.activeElement === element;
    if (!isLost()) return;
    if (view !== viewNow()) {
      const row = typeof view === 'number' ? await rowOf(view) : null;
      if (isLost()) (row ?? page).focus({ preventScroll: row === null });
      return;
    }
    // A row that was scrolled out of sight is where it was.
    if (element.closest('ol') !== null) return;
    const at = order.indexOf(element as HTMLElement);
    const next = order.find((one, i) => i > at && isThere(one)) ?? page;
    next.focus({ preventScroll: true });
  }

  async function rowOf(stream: number): Promise<HTMLElement | null> {
    for (let n = 0; n < MOST_FRAMES; n++) {
      const row = page.querySelector<HTMLElement>(`[data-stream="${stream}"]`);
      if (row !== null || viewNow() !== 'list') return row;
      await frame();
    }
    return null;
  }

  const watch = new MutationObserver(look);
  watch.observe(page, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  page.addEventListener('focusin', onfocusin);
  page.addEventListener('focusout', onfocusout);
  return () => {
    watch.disconnect();
    page.removeEventListener('focusin', onfocusin);
    page.removeEventListener('focusout', onfocusout);
  };
}
