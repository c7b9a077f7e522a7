import { scopedAxis } from "@lienthong/testkit"
import { transportContract } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { vxp } from "../../src/index.ts"
import { agencies, caoBang, credentialsOf, daNang, tayNinh } from "./packet.ts"

const axis = Effect.map(scopedAxis({ agencies, refusesDuplicates: true }), ({ endpoint }) => {
  const connected = (code: typeof tayNinh) => ({
    code,
    name: agencies.find((agency) => agency.code === code)?.name ?? "",
    transport: vxp({ endpoint, ...credentialsOf(code) }),
  })
  const { systemId, secret } = credentialsOf(tayNinh)
  return {
    sender: connected(tayNinh),
    receiver: connected(daNang),
    bystander: connected(caoBang),
    withSecret: (another: string) => vxp({ endpoint, systemId, secret: another }),
    at: (origin: string) => vxp({ endpoint: `${origin}/VXP.Edoc`, systemId, secret, timeout: "1 second" }),
  }
})

transportContract("VXP over the axis in a box", axis)
