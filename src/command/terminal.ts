/**
 * What the commands have in common: how they read their arguments, print, and end.
 *
 * The exit code is 0 where all went well, 1 where something that was put to the test failed it, 2 where the command could
 * not do its work: then a sentence on standard error says why. Who reads no further (`| head`) ends a command quietly,
 * with 0; output that cannot be written (a full disk) ends it with 2.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { excerpt } from '../trace/excerpt.ts';

/** What the caller has to mend: its text is all that is printed. */
export class Mistake extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Runs a command to its end. */
export function command(main: () => void | Promise<void>): void {
  // An error of a stream that comes later than the writing.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unwritable);
  void run(main);
}

async function run(main: () => void | Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    say(error.message);
    process.exitCode = 2;
  }
}

/** The result, on standard output. */
export function print(text: string): void {
  write(process.stdout, `${visible(text)}\n`);
}

/** What is said about the work, on standard error. */
export function say(text: string): void {
  write(process.stderr, `${visible(text)}\n`);
}

/** How far it is, on standard error: the next one is written over it. */
export function showProgress(text: string): void {
  write(process.stderr, `\r${visible(text)} `);
}

/** The arguments; null where the caller asked how to call it, which is then printed. */
export function readArguments<T extends Options>(options: T, usage: string) {
  const read = parsedArguments(options, usage);
  if (!('help' in read.values)) return read;
  print(usage);
  return null;
}

/** It names the option, which may be anything. */
const LONGEST_COMPLAINT = 100;

/** The arguments; `help` is among the values where the caller asked how to call it. */
export function parsedArguments<T extends Options>(
  options: T,
  usage: string,
  args: readonly string[] = process.argv.slice(2),
) {
  const help = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: withNegatives(options, args),
      allowPositionals: true,
      options: { ...options, help },
    });
  } catch (error) {
    const [first = ''] = (error as Error).message.split('. ');
    throw new Mistake(`${excerpt(first.replace(/\.$/, ''), LONGEST_COMPLAINT)}.\n${usage}`);
  }
}

/** `--flow -1` is a number that is wrong, and no option without a value. */
function withNegatives(options: Options, args: readonly string[]): string[] {
  const takesValue = (arg: string | undefined): boolean =>
    arg !== undefined && arg.startsWith('--') && options[arg.slice(2)]?.type === 'string';
  return args.flatMap((arg, i) => {
    const next = args[i + 1];
    if (/^-\d/.test(arg) && takesValue(args[i - 1])) return [];
    return takesValue(arg) && next !== undefined && /^-\d/.test(next) ? [`${arg}=${next}`] : [arg];
  });
}

function write(stream: NodeJS.WriteStream, text: string): void {
  stream.write(text);
  // Told at the next turn of the event loop; the work goes on until then.
  if (stream.errored !== null) unwritable(stream.errored);
}

function unwritable(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(0);
  const why = error.code === 'ENOSPC' ? 'there is no space left' : error.code;
  if (process.stderr.errored === null) {
    process.stderr.write(`The output could not be written: ${why}.\n`);
  }
  process.exit(2);
}

/** What a terminal would obey, or what would turn the order of letters, as JSON escapes it. */
const visible = (text: string): string =>
  text.replace(
    /(?![\n\t])[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
