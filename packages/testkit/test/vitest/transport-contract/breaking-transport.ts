import { vxp } from "@lienthong/adapters-axis"
import { TransportError } from "@lienthong/core"
import type { AgencyCode } from "@lienthong/core/agency"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { scopedAxis } from "../../../src/index.ts"
import {
  type OpenTransport,
  openAsItIs,
  openAxis,
} from "../../../src/vitest/transport-contract/axis-under-test.ts"

const agencies = ["H53", "H17", "H14"].map((number) => ({
  code: `000.00.00.${number}` as AgencyCode,
  name: `Ủy ban nhân dân tỉnh ${number}`,
  systemId: `SYS-${number}`,
  secret: `secret-of-${number}`,
}))

/** Adapters that are sound until they are broken. */
const axis = Effect.map(scopedAxis({ agencies, refusesDuplicates: true }), ({ endpoint }) => {
  const connected = agencies.map(({ code, name, systemId, secret }) => ({
    code,
    name,
    transport: vxp({ endpoint, systemId, secret }),
  }))
  const [sender, receiver, bystander] = connected
  if (!sender || !receiver || !bystander) throw new Error("three agencies are needed")
  const systemId = "SYS-H53"
  return {
    sender,
    receiver,
    bystander,
    withSecret: (secret: string) => vxp({ endpoint, systemId, secret }),
    at: (origin: string) => vxp({ endpoint: origin, systemId, secret: "x", timeout: "1 second" }),
  }
})

/** What an adapter does otherwise than it should. */
export type Break = (transport: OpenTransport) => Partial<OpenTransport>

/** The axis, with every adapter on it broken. */
export const breaking = (change: Break) =>
  openAxis(axis, (layer) =>
    Effect.map(openAsItIs(layer), (transport) => ({ ...transport, ...change(transport) })),
  )

export const fault = (reason: TransportError["reason"], detail: Readonly<Record<string, string>> = {}) =>
  new TransportError({ reason, detail })

/** Says the same of every packet that was not taken. */
export const submitFailsWith =
  (reason: TransportError["reason"]): Break =>
  ({ submit }) => ({ submit: (packet) => Effect.mapError(submit(packet), () => fault(reason)) })

/** A promise, how it is broken, and what breaks it. */
export type BrokenTransport = readonly [promise: string, how: string, change: Break]

/** A time on the axis as no clock shows it. */
export const anotherTime = "2019-06-20T08:00:00.000+07:00" as VietnamTime
