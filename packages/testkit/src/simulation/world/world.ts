import type { Batch, ExchangeOperations } from "@lienthong/core"
import type { MailboxEntry, SentList, Storage, Transport } from "@lienthong/core/adapter"
import type { Effect, Scope } from "effect"
import type { Chance } from "../../chance/chance.ts"
import type { MemoryAxis } from "../../exchange/memory-axis.ts"
import type { MemoryMail } from "../../exchange/memory-mail.ts"
import type { Plan, PlannedAgency } from "../plan/plan.ts"
import type { WireCall, WireFault } from "../plan/trouble.ts"
import type { Desk } from "./desk.ts"
import type { Machine } from "./machine.ts"
import type { Mutant } from "./mutant.ts"
import type { Story } from "./story.ts"
import type { Troubles } from "./troubles.ts"
import type { VirtualTime } from "./virtual-time.ts"

/** What the axis has given to an agency, to be given again as a list that is out of date. */
export interface Given {
  readonly inbox: Map<MailboxEntry["kind"], ReadonlyArray<MailboxEntry>>
  sent: SentList
}

/** One process of an agency from its start to its end. */
export interface Process {
  readonly agency: WorldAgency
  /** Its place among the agency's processes. */
  readonly place: number
  /** How often it was started before. */
  readonly life: number
  readonly machine: Machine
  /** When it was started, by the true time. */
  readonly startedAt: number
  readonly scope: Scope.Closeable
  /** It was killed: nothing that it still does reaches anybody. */
  isDead: boolean
  exchange: ExchangeOperations | undefined
  /** The names under which it has leased work. */
  readonly workers: Set<string>
}

/** A document that was given its number and its date. */
export interface DatedDocument {
  readonly stream: string
  readonly date: string
  /** When, by the true time, and when its agency had met trouble last. */
  readonly at: number
  readonly troubledAt: number
}

/** An agency of a simulation, with what outlives its processes. */
export interface WorldAgency {
  /** Its place among the agencies. */
  readonly index: number
  readonly planned: PlannedAgency
  readonly store: Storage["Service"]
  /** The axis as it is, without any trouble. */
  readonly axis: Transport["Service"]
  /** Its machines: one for each process. */
  readonly machines: ReadonlyArray<Machine>
  /** Its processes that run now, by their place. */
  readonly processes: Array<Process | undefined>
  readonly given: Given
  /** When it last met trouble, by the true time. */
  troubledAt: number
  /** The documents that its processes have dated. */
  readonly dated: Array<DatedDocument>
  readonly mail: () => ReadonlyArray<MemoryMail>
  /** What its host keeps in a database of its own. */
  readonly desk: Desk
}

/**
 * A host's own code: what it does with the changes of an agency. It is called again with the same changes
 * when the process dies before they are recorded as followed.
 */
export type SimulatedHost = (
  agency: { readonly code: string; readonly name: string },
  exchange: ExchangeOperations,
  changes: Batch,
) => Effect.Effect<void, unknown>

/** A fault that a call has met. */
export interface MetFault {
  readonly agency: number
  readonly call: WireCall
  readonly fault: WireFault
}

/** A simulation while it runs. */
export interface World {
  readonly plan: Plan
  readonly time: VirtualTime
  readonly axis: MemoryAxis
  readonly agencies: ReadonlyArray<WorldAgency>
  readonly troubles: Troubles
  readonly story: Story
  readonly mutant: Mutant
  readonly host: SimulatedHost | undefined
  /** Draws for one purpose. */
  readonly chance: (...purpose: ReadonlyArray<string | number>) => Chance
  readonly met: (agency: number, call: WireCall, fault: WireFault) => void
  readonly faultsMet: ReadonlyArray<MetFault>
  /** Kills a process, and has it started again after a time. */
  readonly restartLater: (process: Process, downMillis: number) => Effect.Effect<void>
}
