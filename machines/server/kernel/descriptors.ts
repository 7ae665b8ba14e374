/**
 * File descriptors: a table for each process, the lowest free number is taken; fork() copies it. What they stand for is closed
 * when the last of them, in whichever process, is.
 */
import type { Descriptor, WorkerId } from '../happenings.ts';

export const keyOf = (of: Descriptor): string =>
  of.kind === 'listener' ? `l${of.listener}` : `c${of.connection}`;

/** stdin, stdout and stderr are open. */
const FIRST_FREE = 3;
/** select() knows no descriptor from here on (FD_SETSIZE). */
export const FD_SETSIZE = 1024;

interface Table {
  readonly open: Map<string, { readonly of: Descriptor; readonly fd: number }>;
  readonly free: number[];
  next: number;
}

export type DescriptorChange = 'descriptorOpened' | 'descriptorClosed';

export interface DescriptorHooks {
  readonly changed: (
    change: DescriptorChange,
    at: { readonly process: WorkerId; readonly fd: number; readonly of: Descriptor },
  ) => void;
  /** The last descriptor of it is closed. */
  readonly released: (of: Descriptor) => void;
}

export class Descriptors {
  readonly #tables = new Map<WorkerId, Table>();
  readonly #references = new Map<string, number>();

  readonly #hooks: DescriptorHooks;

  constructor(hooks: DescriptorHooks) {
    this.#hooks = hooks;
  }

  /** A process with nothing open, but for what a set of its own takes (epoll_create). */
  begin(process: WorkerId, reserved = 0): void {
    this.#tables.set(process, { open: new Map(), free: [], next: FIRST_FREE + reserved });
  }

  open(process: WorkerId, of: Descriptor): number {
    const table = this.#tableOf(process);
    const fd = table.free.length > 0 ? Math.min(...table.free) : table.next++;
    const at = table.free.indexOf(fd);
    if (at >= 0) table.free.splice(at, 1);
    table.open.set(keyOf(of), { of, fd });
    this.#references.set(keyOf(of), (this.#references.get(keyOf(of)) ?? 0) + 1);
    this.#hooks.changed('descriptorOpened', { process, fd, of });
    return fd;
  }

  close(process: WorkerId, of: Descriptor): void {
    const table = this.#tableOf(process);
    const opened = table.open.get(keyOf(of));
    if (opened === undefined) return;
    table.open.delete(keyOf(of));
    table.free.push(opened.fd);
    this.#hooks.changed('descriptorClosed', { process, fd: opened.fd, of });
    const references = (this.#references.get(keyOf(of)) ?? 1) - 1;
    this.#references.set(keyOf(of), references);
    if (references === 0) this.#hooks.released(of);
  }

  /** The child has what the parent has, under the same numbers. */
  fork(parent: WorkerId, child: WorkerId): void {
    const { open, free, next } = this.#tableOf(parent);
    this.#tables.set(child, { open: new Map(open), free: [...free], next });
    for (const [key, { of, fd }] of open) {
      this.#references.set(key, (this.#references.get(key) ?? 0) + 1);
      this.#hooks.changed('descriptorOpened', { process: child, fd, of });
    }
  }

  /** A process ends: all it has open is closed. */
  exit(process: WorkerId): void {
    for (const { of } of [...this.#tableOf(process).open.values()]) this.close(process, of);
    this.#tables.delete(process);
  }

  highest(process: WorkerId): number {
    return this.#tableOf(process).next - 1;
  }

  #tableOf(process: WorkerId): Table {
    const table = this.#tables.get(process);
    if (table === undefined) throw new Error(`process ${process} has no table of descriptors`);
    return table;
  }
}
