/** Zooming with a wheel and with two fingers: by how much, as a factor of what is shown now. What to do with it is the owner's. */

/** A line of a wheel that counts in lines. */
const LINE_PX = 16;

/** How far a wheel, or a pinch on a pad, zooms. */
export function factorOfWheel({
  deltaY,
  deltaMode,
}: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const px = deltaMode === 0 ? deltaY : deltaY * LINE_PX;
  return Math.exp(-Math.max(-50, Math.min(50, px)) / 200);
}

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

const apart = (a: Point, b: Point) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

/** An attachment: tells by which factor the element is being zoomed. Scrolling with one finger stays the browser's. */
export const zoomable = (onzoom: (factor: number) => void) => (element: HTMLElement) => {
  let before: number | null = null;

  function onwheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    onzoom(factorOfWheel(event));
  }

  function ontouchmove(event: TouchEvent): void {
    const [a, b] = event.touches;
    if (a === undefined || b === undefined) return;
    event.preventDefault();
    const now = apart(a, b);
    if (before !== null && before > 0) onzoom(now / before);
    before = now;
  }

  const ontouchend = () => (before = null);

  const active = { passive: false };
  element.addEventListener('wheel', onwheel, active);
  element.addEventListener('touchmove', ontouchmove, active);
  element.addEventListener('touchend', ontouchend);
  element.addEventListener('touchcancel', ontouchend);
  return () => {
    element.removeEventListener('wheel', onwheel);
    element.removeEventListener('touchmove', ontouchmove);
    element.removeEventListener('touchend', ontouchend);
    element.removeEventListener('touchcancel', ontouchend);
  };
};
