import { edxml } from "@lienthong/adapters-axis"
import {
  type Actor,
  type AgencyCode,
  axisDirectory,
  defaultRetryPolicy,
  Exchange,
  governmentOffices,
  paperForGovernmentOnly,
  Settings,
  type Storage,
  Tenant,
  workingCalendar,
} from "@lienthong/core"
import { Layer } from "effect"
import { memoryStorage } from "../storage/memory-storage.ts"
import type { MemoryAxis } from "./memory-axis.ts"
import { stampSigner, stampVerifier } from "./stamp-signer.ts"

/** Somebody at a desk. */
export const clerk: Actor = { id: "van-thu", name: "Nguyễn Thị Văn Thư", position: "Văn thư" }
/** Somebody who may sign. */
export const chief: Actor = { id: "lanh-dao", name: "Trần Văn Lãnh Đạo", position: "Chánh Văn phòng" }

/** An agency whole in memory: its exchange, and its store to look into. */
export const testAgency = (
  axis: MemoryAxis,
  agency: { readonly code: string; readonly name: string },
): Layer.Layer<Exchange | Storage> => {
  const code = agency.code as AgencyCode
  const outside = Layer.mergeAll(
    Layer.provide(memoryStorage(), Layer.succeed(Tenant, { agency: code })),
    axis.transport(agency.code),
    edxml,
    stampSigner,
    stampVerifier,
    Layer.succeed(
      Settings,
      Settings.of({
        agency: { code, name: agency.name },
        otherCodes: [],
        abbreviation: "UBND",
        calendar: workingCalendar(),
        paperList: paperForGovernmentOnly,
        governmentFocalPoints: governmentOffices,
        retry: defaultRetryPolicy,
      }),
    ),
  )
  return Exchange.layer.pipe(
    Layer.provide(Layer.provide(axisDirectory, axis.transport(agency.code))),
    Layer.provideMerge(outside),
  ) as Layer.Layer<Exchange | Storage>
}
