/**
 * A world: one server host, and clients, as plain data. The same world always gives the same trace. Times are microseconds.
 * What one connection has is written as in a scenario of one connection (scenario.ts).
 */
import type { HostSettings } from '../../../machines/host/settings.ts';
import type { ListenerId } from '../../../machines/host/host.ts';
import type { ServerProgram } from '../../../machines/server/program.ts';
import type { ProfileName } from '../../../machines/stacks/profiles.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { ConnectionIndex } from '../../trace/world.ts';
import type { Call } from '../../trace/calls.ts';
import type { Fault, Link } from '../scenario.ts';

export interface WorldScenario {
  readonly version: 2;
  readonly id: string;
  readonly profile: ProfileName;
  /** Values of the profile set otherwise at all ends. */
  readonly settings?: Partial<Profile>;
  /** Between the server and each client. */
  readonly link: Link;
  readonly server: ServerHost;
  readonly clients: readonly WorldClientPlan[];
  readonly faults?: readonly WorldFault[];
  readonly untilUs?: number;
}

export interface ServerHost {
  readonly settings?: Partial<Profile>;
  readonly host?: Partial<HostSettings>;
  readonly actions?: readonly HostAction[];
  /** The program that serves, from time 0 on. */
  readonly program?: ServerProgram;
  /** Of several listeners on a port, which one a connection belongs to, where the kernel's hash is known. */
  readonly reuseport?: Readonly<Record<ConnectionIndex, ListenerId>>;
}

/** What a program of the server does, by the clock. */
export type HostAction = { readonly atUs: number } & (
  | {
      readonly do: 'listen';
      readonly listener: ListenerId;
      readonly port: number;
      readonly backlog: number;
    }
  /** `accept` on an empty queue waits. */
  | { readonly do: 'closeListener' | 'accept'; readonly listener: ListenerId }
  | { readonly do: 'sysctl'; readonly host: Partial<HostSettings> }
  /** A worker of the server's program is stopped, or goes on (SIGSTOP, SIGCONT). */
  | { readonly do: 'pause' | 'resume'; readonly worker: number }
  /** A client resets its connection. */
  | { readonly do: 'reset'; readonly connection: ConnectionIndex }
  /** A call of the server's on a connection. */
  | { readonly do: 'call'; readonly connection: ConnectionIndex; readonly call: Call }
);

export interface WorldClientPlan {
  readonly name: string;
  readonly port: number;
  readonly serverPort: number;
  readonly iss: number;
  /** The server's initial numbers for this connection. */
  readonly serverIss: readonly number[];
  readonly settings?: Partial<Profile>;
  /** What it does by the clock, whatever happens. */
  readonly actions?: readonly (Call & { readonly atUs: number })[];
  /** What its program does. */
  readonly program?: ClientProgram;
  readonly link?: Partial<Link>;
  /** Its SYN comes from an address at which nobody is: nothing that is sent there arrives. */
  readonly isForged?: boolean;
}

/** A client that asks and waits for answers. */
export interface ClientProgram {
  readonly connectAtUs: number;
  readonly requests: readonly ClientRequest[];
  /** So long after the last answer has come it closes. */
  readonly closeAfterUs: number;
  /** It waits so long for an answer, or for its connection, and gives up; null: for ever. */
  readonly patienceUs: number | null;
  /** It leaves at this moment, whatever has come. */
  readonly leaves?: { readonly atUs: number; readonly by: 'close' | 'abort' };
}

export interface ClientRequest {
  readonly bytes: number;
  /** By the clock, though not before it is connected; or so long after the connection, or the answer before. */
  readonly when: { readonly atUs: number } | { readonly afterUs: number };
}

export type WorldFault = Fault & { readonly connection: ConnectionIndex };
