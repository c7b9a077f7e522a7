import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { memoryAxis } from "../../src/index.ts"
import { transportContract } from "../../src/vitest/index.ts"

const axis = Effect.sync(() => {
  const agencies = ["H53", "H17", "H14"].map((number) => ({
    code: `000.00.00.${number}` as AgencyCode,
    name: `Ủy ban nhân dân tỉnh ${number}`,
  })) as [Agency, Agency, Agency]
  const { transport } = memoryAxis(agencies)
  const [sender, receiver, bystander] = agencies
  const connected = (agency: Agency) => ({ ...agency, transport: transport(agency.code) })
  return { sender: connected(sender), receiver: connected(receiver), bystander: connected(bystander) }
})

interface Agency {
  readonly code: AgencyCode
  readonly name: string
}

transportContract("The axis in memory", axis, {
  without: {
    refusals: "tests send to agencies that it was not told of",
    credentials: "it asks nobody who is calling",
    http: "it is in this process",
  },
})
