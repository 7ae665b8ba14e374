/** What the browser remembers for the reader. It may refuse (private windows, blocked storage): then nothing is remembered. */

const PREFIX = 'synfin.';

/** What was remembered under a name; null where there is nothing. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Then it holds until the page is closed.
  }
}

/** A choice that is remembered as text; whatever stands there instead of one gives the usual. */
export interface Remembered<T> {
  /** Where another name than its own is remembered. */
  readonly name?: string;
  read(text: string | null): T;
  write(value: T): string;
  /** Brought within its bounds. */
  fit?(value: T): T;
}

/** All of them as one object: what is set is remembered, and whoever reads follows. */
export function persisted<Choices extends Record<string, Remembered<unknown>>>(choices: Choices) {
  const entries = Object.entries<Remembered<unknown>>(choices);
  const values: Record<string, unknown> = $state(
    Object.fromEntries(
      entries.map(([key, choice]) => [key, choice.read(recall(choice.name ?? key))]),
    ),
  );
  const all = {};
  for (const [key, choice] of entries) {
    Object.defineProperty(all, key, {
      get: () => values[key],
      set(value: unknown) {
        const fit = choice.fit?.(value) ?? value;
        values[key] = fit;
        remember(choice.name ?? key, choice.write(fit));
      },
    });
  }
  return all as { -readonly [K in keyof Choices]: ReturnType<Choices[K]['read']> };
}

/** The first of them is the usual one. */
export const oneOf = <T extends string>(
  values: readonly [T, ...T[]],
  name?: string,
): Remembered<T> => ({
  ...(name !== undefined && { name }),
  read: (text) => values.find((value) => value === text) ?? values[0],
  write: (value) => value,
});

export const yesNo = (usual: boolean): Remembered<boolean> => ({
  read: (text) => (text === null ? usual : text === 'yes'),
  write: (yes) => (yes ? 'yes' : 'no'),
});

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly usual: number;
}

export const size = (
  { min, max, usual }: Bounds,
  fit: (value: number) => number = (value) => value,
): Remembered<number> => ({
  read(text) {
    const value = Number.parseFloat(text ?? '');
    return value >= min && value <= max ? value : usual;
  },
  write: String,
  fit,
});
