/** A form in which something is saved: what it is called, the ending of its file, and how it is made. */
import type { Component } from 'svelte';

export interface SaveForm {
  readonly name: string;
  readonly about: string;
  readonly Icon: Component<{ size: number }>;
  readonly ending: string;
  readonly make: () => Promise<Blob> | Blob;
}

/** Saves what is made under a name with that ending; whether it could be is said. */
export type TrySave = (name: string, make: SaveForm['make']) => Promise<void>;

export const asBlob = (content: string, type: string): Blob => new Blob([content], { type });
