/** Colours as a browser computes them, in the form that every program reads: six hexadecimal digits, and how opaque. */

export interface Colour {
  readonly hex: string;
  /** 0 to 1. */
  readonly alpha: number;
}

const RGB = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:(?:,| \/) ([\d.]+))?\)$/;
const SRGB = /^color\(srgb (-?[\d.e-]+) (-?[\d.e-]+) (-?[\d.e-]+)(?: \/ ([\d.]+))?\)$/;

/** null: it is no colour, as `none` or a pattern. */
export function colourOf(computed: string): Colour | null {
  if (computed === 'transparent') return { hex: '#000000', alpha: 0 };
  const rgb = RGB.exec(computed);
  const srgb = SRGB.exec(computed);
  const found = rgb ?? srgb;
  if (found === null) return null;
  const full = rgb === null ? 255 : 1;
  const parts = found.slice(1, 4).map((part) => Math.round(Number(part) * full));
  return {
    hex: `#${parts.map((part) => Math.min(Math.max(part, 0), 255).toString(16).padStart(2, '0')).join('')}`,
    alpha: found[4] === undefined ? 1 : Number(found[4]),
  };
}
