import { caoBang, daNang, sampleAgencies, sampleCredentials, scopedAxis, tayNinh } from "@lienthong/testkit"
import { transportContract } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { vxp } from "../../src/index.ts"

const axis = Effect.map(scopedAxis({ agencies: sampleAgencies, refusesDuplicates: true }), ({ endpoint }) => {
  const connected = (code: typeof tayNinh) => ({
    code,
    name: sampleAgencies.find((agency) => agency.code === code)?.name ?? "",
    transport: vxp({ endpoint, ...sampleCredentials(code) }),
  })
  const { systemId, secret } = sampleCredentials(tayNinh)
  return {
    sender: connected(tayNinh),
    receiver: connected(daNang),
    bystander: connected(caoBang),
    withSecret: (another: string) => vxp({ endpoint, systemId, secret: another }),
    at: (origin: string) => vxp({ endpoint: `${origin}/VXP.Edoc`, systemId, secret, timeout: "1 second" }),
  }
})

transportContract("VXP over the axis in a box", axis)
