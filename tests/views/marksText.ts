/** A layout as text, to be kept and compared: a line for each mark, numbers rounded to a tenth of a pixel. */

/** A field of the layout that is a list has a line for each entry, any other has one line. */
export function marksText(layout: object): string {
  const lines = Object.entries(layout).flatMap(([name, value]: [string, unknown]) =>
    Array.isArray(value)
      ? value.map((mark: unknown, i) => `${name}[${i}] ${written(mark)}`)
      : [`${name} ${written(value)}`],
  );
  return `${lines.join('\n')}\n`;
}

function written(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 10) / 10);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Set || value instanceof Map) return written([...value]);
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined && typeof field !== 'function')
      .map(([name, field]) => `${name}=${written(field)}`);
    return `{${fields.join(' ')}}`;
  }
  return String(value);
}
