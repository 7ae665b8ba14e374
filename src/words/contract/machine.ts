/** What is said of a run that is taken elsewhere: as a capture, as a script of packetdrill, as commands. */
import type { Side } from '../../trace/side.ts';

/** The comments of a script of packetdrill. */
export interface ScriptWords {
  readonly head: (side: Side) => string;
  readonly run: string;
  readonly windows: string;
  readonly otherStack: (profile: string) => string;
  readonly noSocket: (side: Side) => string;
  readonly ports: string;
  readonly elsewhere: string;
  readonly lost: string;
  readonly isPast: (segment: string) => string;
  readonly crash: string;
  readonly neverReturns: (call: string) => string;
  readonly cut: string;
}

/** The comments of the commands. */
export interface CommandsWords {
  readonly head: string;
  readonly needs: string;
  readonly run: string;
  readonly otherStack: (profile: string) => string;
  readonly cleanUp: string;
  readonly hosts: string;
  readonly offloads: string;
  readonly mss: string;
  readonly sysctls: string;
  readonly network: string;
  readonly jitter: string;
  readonly random: string;
  readonly faults: string;
  readonly hits: (nth: string, what: string, side: Side) => string;
  readonly counted: string;
  readonly held: string;
  readonly later: string;
  readonly injected: (n: number) => string;
  readonly numbers: string;
  readonly changes: string;
  readonly program: (side: Side) => string;
  readonly noProgram: (side: Side) => string;
  readonly crash: string;
  readonly capture: string;
  readonly watch: string;
  readonly go: (seconds: number) => string;
  readonly result: string;
}

export interface MachineWords {
  readonly name: string;
  readonly about: string;
  readonly parts: Readonly<Record<'capture' | 'packetdrill' | 'commands', string>>;
  /** What each is for, and how it is used. */
  readonly abouts: Readonly<Record<'capture' | 'packetdrill' | 'commands', string>>;
  readonly choose: string;
  readonly vantages: Readonly<Record<'both' | Side, string>>;
  readonly vantageAbouts: Readonly<Record<'both' | Side, string>>;
  readonly pcap: (side: string) => string;
  readonly pcapAbout: string;
  readonly underTest: string;
  readonly sides: Readonly<Record<Side, string>>;
  readonly save: string;
  readonly copy: string;
  readonly more: (lines: number) => string;
  readonly textOf: (part: string) => string;
  readonly hidden: string;
  readonly script: ScriptWords;
  readonly commands: CommandsWords;
}
