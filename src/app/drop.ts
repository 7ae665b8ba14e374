/** A scenario's file, dropped on the page, is opened. */
import type { Page } from './Page.svelte.ts';

export const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

export function onDragOver(event: DragEvent): void {
  if (carriesFiles(event)) event.preventDefault();
}

export async function onDrop(page: Page, event: DragEvent): Promise<void> {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  try {
    const { openFile } = await import('./own/file.ts');
    await openFile(page, file);
  } catch {
    page.problem = page.words.interface.app.notLoaded;
  }
}
