import { it } from "@effect/vitest"
import { createPki, daNang, ecKey, tayNinh } from "@lienthong/testkit"
import { Effect, Result } from "effect"
import { assert, describe } from "vitest"
import { scopedClient } from "../../src/index.ts"
import { documentTo } from "./exchange.ts"
import { axis } from "./sample-axis.ts"

/** An axis over HTTPS whose certificate the PKI has issued for an address. */
const secured = (host: string) =>
  Effect.gen(function* () {
    const pki = yield* Effect.promise(() => createPki({ newKey: ecKey }))
    const issued = yield* Effect.promise(() => pki.issueAgency({ code: "000.00.00", name: "Trục" }, { host }))
    const tls = {
      certificate: issued.certificatePem + pki.authorityPem,
      key: issued.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    }
    return { running: yield* axis({ tls }), ca: pki.rootPem }
  })

const document = documentTo([daNang])

describe("An axis over HTTPS", () => {
  it.live("takes a document from a sender that trusts its authority, after a handshake that failed", () =>
    Effect.gen(function* () {
      const { running, ca } = yield* secured("127.0.0.1")
      const sender = yield* scopedClient(tayNinh, running.endpoint, { ca })
      yield* Effect.promise(() => running.misbehave({ kind: "drop-connection" }))
      const failed = yield* Effect.flip(sender.submit(document))
      assert.include(["unreachable", "timed-out"], failed.reason)
      yield* sender.submit(document)
      const events = yield* Effect.promise(() => running.log())
      assert.deepEqual(
        events.map(({ event }) => event),
        ["misbehaved", "taken"],
      )
    }),
  )

  it.live("is not believed by a sender that trusts another authority, or calls another address", () =>
    Effect.gen(function* () {
      const { running } = yield* secured("127.0.0.1")
      const other = yield* secured("axis.example")
      const stranger = yield* scopedClient(tayNinh, running.endpoint, { ca: other.ca })
      const elsewhere = yield* scopedClient(tayNinh, other.running.endpoint, { ca: other.ca })
      for (const sender of [stranger, elsewhere]) {
        const sent = yield* Effect.result(sender.submit(document))
        assert.equal(Result.isFailure(sent) && sent.failure.reason, "unreachable")
      }
    }),
  )
})
