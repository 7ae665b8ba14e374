/** Captures that are kept in this browser: the files as they were, and a list of them. Each of these rejects where the browser refuses. */
import { createStore, del, get, set, update } from 'idb-keyval';

export interface KeptCapture {
  /** As an address has it. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** When it was kept: milliseconds since 1970. */
  readonly at: number;
}

const LIST = 'list';
const store = () => createStore('synfin-captures', 'captures');

export const keptCaptures = async (): Promise<readonly KeptCapture[]> =>
  listIn(await get<unknown>(LIST, store()));

/** Gives what is in the list of it now. */
export async function keepCapture(name: string, file: Blob, at: number): Promise<KeptCapture> {
  const kept = { key: crypto.randomUUID(), name, size: file.size, at };
  // What is kept of a file chosen from a disk would be the place, which may be gone tomorrow.
  await set(kept.key, new Blob([await file.arrayBuffer()]), store());
  await update<unknown>(LIST, (list) => [...listIn(list), kept], store());
  return kept;
}

export async function dropCapture(key: string): Promise<void> {
  await update<unknown>(LIST, (list) => listIn(list).filter((one) => one.key !== key), store());
  await del(key, store());
}

/** null: it is not kept any more. */
export async function keptCapture(key: string): Promise<{ name: string; file: Blob } | null> {
  const file = await get<unknown>(key, store());
  const kept = (await keptCaptures()).find((one) => one.key === key);
  return file instanceof Blob && kept ? { name: kept.name, file } : null;
}

/** Another version of this page may have written it. */
const listIn = (value: unknown): KeptCapture[] =>
  Array.isArray(value) ? value.filter((each) => isKept(each)) : [];

function isKept(value: unknown): value is KeptCapture {
  if (typeof value !== 'object' || value === null) return false;
  const { key, name, size, at } = value as Record<keyof KeptCapture, unknown>;
  return (
    typeof key === 'string' &&
    typeof name === 'string' &&
    typeof size === 'number' &&
    typeof at === 'number'
  );
}
