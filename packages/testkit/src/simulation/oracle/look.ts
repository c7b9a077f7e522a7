import type { StorageError } from "@lienthong/core"
import type { Storage, StoredEvent, WorkView } from "@lienthong/core/adapter"
import { workingCalendar } from "@lienthong/core/calendar"
import { toChange } from "@lienthong/core/log"
import { type DutyRules, defaultDutySettings } from "@lienthong/core/policy"
import {
  type Change,
  type IncomingLine,
  incomingBoard,
  type OutgoingLine,
  outgoingBoard,
  type TrackingLine,
  trackingBoard,
} from "@lienthong/core/report"
import { Effect } from "effect"
import type { World, WorldAgency } from "../world/world.ts"

/** The rules by which duties are counted in a simulation. */
export const dutyRules: DutyRules = { ...defaultDutySettings, calendar: workingCalendar() }

/** A document of which a host knows that its dispatch was answered. */
export interface AnsweredDispatch {
  /** Its name for people. */
  readonly called: string
  readonly document: string
  /** The codes of its recipients. */
  readonly to: ReadonlyArray<string>
}

/** An agency whose store is looked at. */
export interface Looked {
  readonly code: string
  readonly name: string
  readonly store: Storage["Service"]
  /** What its host knows to be dispatched. */
  readonly answered: ReadonlyArray<AnsweredDispatch>
}

/** The content of an agency's store, as the oracle reads it: not through the exchange, but from the log. */
export interface Look extends Omit<Looked, "store"> {
  readonly log: ReadonlyArray<StoredEvent>
  readonly changes: ReadonlyArray<Change>
  readonly tracking: ReadonlyArray<TrackingLine>
  readonly outgoing: ReadonlyArray<OutgoingLine>
  readonly incoming: ReadonlyArray<IncomingLine>
  readonly work: ReadonlyArray<WorkView>
}

const everything = 1_000_000

/** Reads an agency's store. */
export const lookInto = ({ code, name, store, answered }: Looked): Effect.Effect<Look, StorageError> =>
  Effect.gen(function* () {
    const log = yield* store.readLog(0n, everything)
    const changes = yield* Effect.orDie(Effect.forEach(log, toChange))
    return {
      code,
      name,
      answered,
      log,
      changes,
      tracking: trackingBoard(changes, dutyRules),
      outgoing: outgoingBoard(changes),
      incoming: incomingBoard(changes),
      work: yield* store.listWork,
    }
  })

/** The content of the store of an agency in a simulation. */
export interface WorldLook extends Look {
  readonly agency: WorldAgency
}

const answeredOf = ({ desk }: WorldAgency) =>
  [...desk.issued.values()].flatMap(({ number, document, wireId, to }) =>
    wireId === undefined ? [] : [{ called: `document ${number}`, document, to }],
  )

export const lookAt = (world: World): Effect.Effect<ReadonlyArray<WorldLook>> =>
  Effect.forEach(world.agencies, (agency) => {
    const { code, name } = agency.planned
    const looked = { code, name, store: agency.store, answered: answeredOf(agency) }
    return Effect.map(lookInto(looked), (look) => ({ ...look, agency }))
  }).pipe(Effect.orDie)
