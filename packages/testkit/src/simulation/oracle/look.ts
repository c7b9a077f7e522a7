import type { StoredEvent, WorkView } from "@lienthong/core/adapter"
import { vietnamTime, workingCalendar } from "@lienthong/core/calendar"
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

/** What an agency's store holds, as the oracle reads it: not through the exchange, but from the log. */
export interface Look {
  readonly agency: WorldAgency
  readonly name: string
  readonly log: ReadonlyArray<StoredEvent>
  readonly changes: ReadonlyArray<Change>
  readonly tracking: ReadonlyArray<TrackingLine>
  readonly outgoing: ReadonlyArray<OutgoingLine>
  readonly incoming: ReadonlyArray<IncomingLine>
  readonly work: ReadonlyArray<WorkView>
  readonly now: string
}

const everything = 1_000_000

export const lookAt = (world: World) =>
  Effect.forEach(world.agencies, (agency) =>
    Effect.gen(function* () {
      const log = yield* agency.store.readLog(0n, everything)
      const changes = yield* Effect.forEach(log, toChange)
      return {
        agency,
        name: agency.planned.name,
        log,
        changes,
        tracking: trackingBoard(changes, dutyRules),
        outgoing: outgoingBoard(changes),
        incoming: incomingBoard(changes),
        work: yield* agency.store.listWork,
        now: vietnamTime(world.time.now()),
      } satisfies Look
    }),
  ).pipe(Effect.orDie)
