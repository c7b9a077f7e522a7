import { transportFrom } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { transportContract } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { lgsp } from "../src/lgsp-transport.ts"
import { scopedLgsp } from "./lgsp-server.ts"

const memberOf = (number: string) => ({
  code: `000.00.${number}.H53` as AgencyCode,
  name: `Sở số ${number} tỉnh Tây Ninh`,
  systemId: `SO-${number}`,
  token: `token-of-${number}`,
})
const [sender, receiver, bystander] = [memberOf("01"), memberOf("02"), memberOf("03")]

const axis = Effect.map(scopedLgsp([sender, receiver, bystander]), (endpoint) => {
  const { systemId } = sender
  const connected = ({ token, systemId, ...agency }: typeof sender) => ({
    ...agency,
    transport: transportFrom(lgsp({ endpoint, systemId, token })),
  })
  return {
    sender: connected(sender),
    receiver: connected(receiver),
    bystander: connected(bystander),
    withSecret: (token: string) => transportFrom(lgsp({ endpoint, systemId, token })),
    at: (origin: string) =>
      transportFrom(lgsp({ endpoint: origin, systemId, token: "x", timeoutMillis: 1_000 })),
  }
})

transportContract("The platform of a province", axis, {
  without: { counting: "the platform does not count" },
})
