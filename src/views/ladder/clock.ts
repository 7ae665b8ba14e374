/** True time as a clock shows it, to the millisecond: 2.281 s, 4:02.281, 1:00:02.281. */
export function clockText(us: number): string {
  const ms = Math.round(us / 1000);
  const [seconds, minutes, hours] = [
    ms / 1000,
    Math.floor(ms / 60_000),
    Math.floor(ms / 3_600_000),
  ];
  if (minutes === 0) return `${seconds.toFixed(3)} s`;
  const rest = (seconds % 60).toFixed(3).padStart(6, '0');
  if (hours === 0) return `${minutes}:${rest}`;
  return `${hours}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
