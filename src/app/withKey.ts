/** What a button does, and the key for it: none, where the reader has switched that off. */
import type { Command } from '../player/shortcuts.ts';
import type { App } from './state/app.svelte.ts';

export function withKey(app: App, about: string, command: Command): string {
  const caps = app.actions?.capsFor(command) ?? null;
  return caps === null ? about : `${about} (${caps})`;
}
