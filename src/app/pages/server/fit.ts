/**
 * Before a class a stage is as large as its room takes without being scrolled. What grows during a run makes it smaller, and
 * nothing makes it larger again but another room, another run, or a part of it that the reader folds.
 */
import type { Attachment } from 'svelte/attachments';

const SIZES = [2.4, 2.2, 2, 1.85, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1] as const;

/** Three columns that are narrower cut what they say. */
const LEAST_WIDTH = 980;

/** It is fitted in anew for each `run`. */
export const fit =
  (run: unknown): Attachment<HTMLElement> =>
  (stage) => {
    const room = stage.parentElement;
    if (run === null || room === null) return;
    let nth = 0;
    let frame = 0;
    const show = () => (stage.style.zoom = String(SIZES[nth]));
    function shrink(): void {
      show();
      while (nth + 1 < SIZES.length && room && room.scrollHeight > room.clientHeight) {
        nth += 1;
        show();
      }
    }
    // Not at once: what an observer changes in what it observes is complained of.
    function ask(change: () => void): void {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(change);
    }
    function anew(): void {
      const widest = (room?.clientWidth ?? 0) / LEAST_WIDTH;
      nth = SIZES.findIndex((size) => size <= widest);
      if (nth < 0) nth = SIZES.length - 1;
      shrink();
    }
    const stages = new ResizeObserver(() => ask(shrink));
    const rooms = new ResizeObserver(() => ask(anew));
    const folded = () => ask(anew);
    anew();
    stages.observe(stage);
    rooms.observe(room);
    stage.addEventListener('toggle', folded, true);
    return () => {
      cancelAnimationFrame(frame);
      stages.disconnect();
      rooms.disconnect();
      stage.removeEventListener('toggle', folded, true);
      stage.style.zoom = '';
    };
  };
