import { vxp } from "@lienthong/adapters-axis"
import { Tenant, type Transport } from "@lienthong/core/adapter"
import { type AgencyCode, axisDirectory } from "@lienthong/core/agency"
import { Effect, Layer } from "effect"
import { memoryAxis, memoryStorage, scopedAxis } from "../../src/index.ts"
import { agencyDirectoryContract } from "../../src/vitest/index.ts"

const listed = [
  { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" },
  { code: "000.00.00.H17", name: "UBND TP Đà Nẵng", otherCode: "H17" },
]
const agency = "000.00.00.H53" as AgencyCode
const storage = Layer.provide(memoryStorage(), Layer.succeed(Tenant, { agency }))

const over = (transport: Layer.Layer<Transport>) =>
  Layer.provide(axisDirectory, Layer.merge(transport, storage))

const inMemory = Effect.sync(() => {
  const axis = memoryAxis(listed)
  const off = memoryAxis(listed)
  off.goAway(agency)
  return { directory: over(axis.transport(agency)), listed, away: over(off.transport(agency)) }
})

const inBox = Effect.map(
  scopedAxis({ agencies: listed.map((each) => ({ ...each, systemId: each.code, secret: "secret" })) }),
  ({ endpoint }) => {
    const connect = (secret: string) =>
      vxp({ endpoint, systemId: agency, secret, decision20Directory: true, timeout: "5 seconds" })
    return { directory: over(connect("secret")), listed, away: over(connect("another")) }
  },
)

agencyDirectoryContract("The directory of the axis in memory", inMemory)
agencyDirectoryContract("The directory of the axis in a box, over VXP", inBox)
