import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { storageErrorOf } from "../../src/server/error.ts"
import { newSchema, openStore, url } from "../store-place.ts"

const failing = (message: string, more: object = {}) => Object.assign(new Error(message), more)

const faults: ReadonlyArray<readonly [Error, problem: string, next: string]> = [
  [failing("The server does not support SSL connections"), "offers no encrypted connection", "Turn `ssl` on"],
  [failing("self-signed certificate", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }), "authority", "sslrootcert="],
  [failing("no issuer", { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }), "authority", "sslrootcert="],
  [failing("IP", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }), "is for another name", "Write the host"],
  [failing("expired", { code: "CERT_HAS_EXPIRED" }), "has expired", "Renew"],
  [failing("Using sslmode=verify-ca requires specifying a CA"), "verify-ca", "sslrootcert="],
  [failing("missing", { code: "ENOENT", syscall: "open" }), "cannot be read", "Check the paths"],
  [failing("wrong version", { code: "ERR_SSL_WRONG_VERSION_NUMBER" }), "could be made", "Check sslmode"],
]

describe("A connection to PostgreSQL that TLS does not let come about", () => {
  it("is told with what the server, its certificate or the address lacks, and what to do", () => {
    for (const [thrown, problem, next] of faults) {
      const { code, sentence } = storageErrorOf(thrown)
      expect(code).toBe("storage/unavailable")
      expect(sentence.en).toContain(problem)
      expect(sentence.next.en).toContain(next)
    }
  })

  it("leaves a server that is not there what it is", () => {
    const gone = storageErrorOf(failing("connect", { code: "ENOENT", syscall: "connect" }))
    expect(gone.sentence.en).toContain("the server cannot be reached")
  })

  it.live("is told when a store is opened, for its login and for its owner", () =>
    Effect.gen(function* () {
      const encrypted = `${url}?sslmode=verify-full`
      for (const options of [
        { url: encrypted },
        { ownerUrl: encrypted },
        { url: encrypted, listenUrl: url },
      ]) {
        const error = yield* Effect.flip(Effect.scoped(openStore(newSchema(), options)))
        expect(error).toMatchObject({ reason: "unavailable" })
        expect(error.sentence.en).toContain("the server offers no encrypted connection")
      }
      const noAuthority = `${url}?uselibpqcompat=true&sslmode=verify-ca`
      const error = yield* Effect.flip(Effect.scoped(openStore(newSchema(), { url: noAuthority })))
      expect(error.sentence.en).toContain("names no certificate of an authority")
    }),
  )

  it.live("leaves a store usable whose listening it prevents", () =>
    Effect.gen(function* () {
      const listenUrl = `${url}?uselibpqcompat=true&sslmode=verify-ca`
      const store = yield* openStore(newSchema(), { listenUrl })
      expect(yield* store.readLog(0n, 1)).toEqual([])
    }),
  )
})
