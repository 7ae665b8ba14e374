/** A moment as a clock shows it, the same in every language: 2.281 s, 4:02.281, 1:00:02.281. */

const SECOND = 1_000_000;

/** `us` microseconds with so many decimals of a second. */
export function clockText(us: number, decimals = 3): string {
  const unit = SECOND / 10 ** decimals;
  const rounded = Math.round(us / unit) * unit;
  const minutes = Math.floor(rounded / (60 * SECOND));
  const seconds = ((rounded % (60 * SECOND)) / SECOND).toFixed(decimals);
  if (minutes === 0) return `${seconds} s`;
  const rest = seconds.padStart(decimals === 0 ? 2 : decimals + 3, '0');
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
