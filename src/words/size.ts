/** An amount of data for people: 512 B, 1.02 kB, 45.1 MB. Three digits are enough; 1 kB is 1,000 bytes. The same in all languages. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const STEP = 1_000;

export function size(octets: number): string {
  for (const [i, unit] of UNITS.entries()) {
    const n = octets / STEP ** i;
    const shown = i === 0 ? n : Number(n.toPrecision(3));
    if (shown < STEP || i === UNITS.length - 1) return `${shown} ${unit}`;
  }
  return '';
}
