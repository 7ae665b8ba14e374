/** A scenario's file, dropped on the page, is opened. */
import type { Page } from './Page.svelte.ts';

export const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/** The browser repeats itself in less than this while something is held above the page. */
const HELD_MS = 500;

let held: ReturnType<typeof setTimeout>;

export function onDragOver(page: Page, event: DragEvent): void {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  page.fileHeld = true;
  clearTimeout(held);
  held = setTimeout(() => (page.fileHeld = false), HELD_MS);
}

export async function onDrop(page: Page, event: DragEvent): Promise<void> {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  page.fileHeld = false;
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  try {
    const { openFile } = await import('./own/file.ts');
    await openFile(page, file);
  } catch {
    page.problem = page.words.interface.app.notLoaded;
  }
}
