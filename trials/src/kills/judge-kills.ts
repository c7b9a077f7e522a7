import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { toChange } from "@lienthong/core/log"
import { outgoingBoard } from "@lienthong/core/report"
import { judgeStores, type Looked, type MailboxItem } from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"
import { cast } from "./cast.ts"
import type { Finding } from "./finding.ts"
import type { Noted } from "./journal.ts"
import { type StorePlace, storageAt } from "./office-plan.ts"

/** What is judged: the stores, what the hosts noted, and the mailboxes at the axis. */
export interface Evidence {
  readonly places: ReadonlyMap<string, StorePlace>
  readonly notes: ReadonlyMap<string, ReadonlyArray<Noted>>
  readonly mailbox: (agency: string) => Promise<ReadonlyArray<Pick<MailboxItem, "state">>>
}

const everything = 1_000_000

/** A dispatch that was answered has, in the log, the number that was answered. */
const numbers = ({ store, name }: Looked, notes: ReadonlyArray<Noted>) =>
  Effect.gen(function* () {
    const changes = yield* Effect.forEach(yield* store.readLog(0n, everything), toChange)
    const codes = new Map(outgoingBoard(changes).map(({ document, code }) => [document, code]))
    return notes.flatMap((noted): ReadonlyArray<Finding> => {
      if (noted.did !== "dispatched" || codes.get(noted.document) === noted.code) return []
      const text = `${noted.document} was answered as ${noted.code}, and is ${codes.get(noted.document) ?? "not there"}`
      return [{ rule: "number", agency: name, text }]
    })
  })

const refused = (name: string, notes: ReadonlyArray<Noted>): ReadonlyArray<Finding> =>
  notes.flatMap((noted) =>
    noted.did === "refused"
      ? [
          {
            rule: "refusal",
            agency: name,
            text: `${noted.call} was answered with ${noted.code}: ${noted.text}`,
          },
        ]
      : [],
  )

const openStore = (code: string, place: StorePlace) =>
  Effect.map(
    Layer.build(
      storageAt(place).pipe(
        Layer.provide(Layer.succeed(Tenant, { agency: code as AgencyCode, reads: true })),
      ),
    ),
    Context.get(Storage),
  )

/** Judges what is left: `now` holds at any time, `end` once nothing is broken and all work is done. */
export const judgeKills = ({ places, notes, mailbox }: Evidence) =>
  Effect.gen(function* () {
    const looked: Array<Looked> = []
    const own: Array<Finding> = []
    for (const { code, name } of cast) {
      const place = places.get(code)
      const noted = notes.get(code) ?? []
      if (place === undefined) continue
      const store = yield* openStore(code, place)
      const answered = noted.flatMap((each) =>
        each.did === "dispatched" ? [{ called: each.code, document: each.document, to: each.to }] : [],
      )
      const look: Looked = { code, name, store, answered }
      looked.push(look)
      own.push(...(yield* numbers(look, noted)), ...refused(name, noted))
    }
    const { now, end } = yield* judgeStores(looked)
    const left: Array<Finding> = []
    for (const { code, name } of cast) {
      const waiting = (yield* Effect.promise(() => mailbox(code))).filter(({ state }) => state === "waiting")
      if (waiting.length > 0)
        left.push({ rule: "mail", agency: name, text: `${waiting.length} entries wait in its mailboxes` })
    }
    return {
      now: [...own, ...now] as ReadonlyArray<Finding>,
      end: [...end, ...left] as ReadonlyArray<Finding>,
    }
  }).pipe(Effect.scoped)
