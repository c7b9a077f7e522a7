import { Schema } from "effect"
import { streamName } from "../../log/stream-kind.ts"
import type { Fault } from "../../report/fault.ts"
import { faultLines } from "../../report/fault-log.ts"
import { differenceFaults } from "../../report/reconciliation-fault.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import type { Table } from "./table.ts"

/** Selects faults. All given conditions must hold. */
export const FaultFilter = Schema.Struct({
  /** A refusal's code or an error's, `transport/timed-out`. */
  code: Schema.optionalKey(Schema.String),
  where: Schema.optionalKey(Schema.Literals(["sending", "receiving", "reporting"])),
  from: Schema.optionalKey(VietnamTime),
  until: Schema.optionalKey(VietnamTime),
})
export interface FaultFilter extends Schema.Schema.Type<typeof FaultFilter> {}

/** What went wrong and how it ended (nhật ký sự cố), in order. */
export const faults: Table<Fault, FaultFilter, "met"> = {
  name: "faults",
  lines: ({ faultPlaces }, model) => {
    const [compared] = model.reconciled
    // The documents that a comparison misses have dossiers of their own.
    const met = compared
      ? [...differenceFaults(compared, streamName.reconciliation(), model.deliveries)]
      : model.faults
    return faultLines({ ...model, faults: met }).flatMap((line, index) => {
      const place = faultPlaces[index]
      return place === undefined ? [] : [{ line, place, id: `/${String(index).padStart(6, "0")}` }]
    })
  },
  related: ({ facts }) =>
    facts.reconciled.flatMap(({ event }) =>
      event.missing.map(({ document }) => streamName.outgoing(document)),
    ),
  sorts: { met: ({ at }) => at },
  defaultSort: "met",
  narrowed: ["met"],
  defaultOrder: "descending",
  features: ({ code, where }) => [`code=${code}`, `where=${where}`],
  tests: {
    code: ({ code }, wanted) => code === wanted,
    where: ({ where }, wanted) => where === wanted,
    from: ({ at }, bound) => isFrom(at, bound),
    until: ({ at }, bound) => isUntil(at, bound),
  },
  found: { code: (code) => `code=${code}`, where: (where) => `where=${where}` },
  periods: { met: ["from", "until"] },
}
