/** Options as tcpdump prints them, of version 4 (`TS val 1 ecr 0`) and 3 (`timestamp 1 0`). What is not known is left out. */
export interface PrintedOptions {
  readonly mss?: number;
  readonly windowScale?: number;
  readonly sackPermitted?: boolean;
  readonly timestamps?: { readonly value: number; readonly echo: number };
  readonly fastOpen?: string;
  /** As printed: they may count from the first number. */
  readonly blocks?: readonly { readonly start: number; readonly end: number }[];
}

const ROWS: readonly (readonly [
  begins: RegExp,
  form: RegExp,
  (parts: string[]) => PrintedOptions,
])[] = [
  [/^mss\b/, /^mss (\d+)$/, ([mss]) => ({ mss: Number(mss) })],
  [/^sackOK\b/, /^sackOK$/, () => ({ sackPermitted: true })],
  [/^wscale\b/, /^wscale (\d+)$/, ([shift]) => ({ windowScale: Number(shift) })],
  [
    /^(TS|timestamp)\b/,
    /^(?:TS val|timestamp) (\d+)(?: ecr)? (\d+)$/,
    ([value, echo]) => ({ timestamps: { value: Number(value), echo: Number(echo) } }),
  ],
  [/^(exp-)?tfo\b/, /^(?:exp-)?tfo\s+cookiereq$/, () => ({ fastOpen: '' })],
  [/^(exp-)?tfo\b/, /^(?:exp-)?tfo\s+cookie ([0-9a-f]+)$/, ([fastOpen = '']) => ({ fastOpen })],
  [
    /^sack\b/,
    /^(?:sack )*\d+ ?((?:\{\d+:\d+\} ?)+)$/,
    ([blocks = '']) => ({
      blocks: [...blocks.matchAll(/\{(\d+):(\d+)\}/g)].map(([, start, end]) => ({
        start: Number(start),
        end: Number(end),
      })),
    }),
  ],
];

/** What they say; or, as a number, the place in the text of one that does not say what it should. */
export function optionsIn(text: string): PrintedOptions | number {
  let options: PrintedOptions = {};
  let at = 0;
  for (const piece of text.split(',')) {
    const option = piece.trim();
    const rows = ROWS.filter(([begins]) => begins.test(option));
    const said = rows.flatMap(([, form, read]) => {
      const found = form.exec(option);
      return found === null ? [] : [read(found.slice(1))];
    })[0];
    if (rows.length > 0 && said === undefined) return at + piece.length - piece.trimStart().length;
    options = { ...options, ...said };
    at += piece.length + 1;
  }
  return options;
}
