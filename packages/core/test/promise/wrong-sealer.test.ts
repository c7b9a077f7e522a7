import {
  type ExchangeOptions,
  isProblem,
  type OpenedExchange,
  openExchange,
  type Problem,
} from "@lienthong/core"
import { chief, memoryAxis, testOptions } from "@lienthong/testkit"
import { describe, expect, it } from "vitest"
import { expectVietnamese } from "../exchange/intake/plain-vietnamese.ts"
import { by, expectSentences, report, tayNinh } from "../exchange/scene.ts"

const told = (error: unknown): Problem & Error => {
  if (!isProblem(error)) throw new Error("not an error of the library", { cause: error })
  expectSentences(error)
  expectVietnamese(error)
  expect(JSON.stringify(error)).toContain(error.code)
  return error
}

/** The error that a person meets with these adapters. */
const failing = async (given: object, does: (exchange: OpenedExchange) => Promise<unknown>) => {
  const options = { ...testOptions(memoryAxis([tayNinh]), tayNinh), log: () => undefined, ...given }
  const exchange = await openExchange(options as ExchangeOptions)
  try {
    await does(exchange)
  } catch (error) {
    return told(error)
  } finally {
    await exchange.close()
  }
  throw new Error("it was done")
}

const closed = new Proxy(
  {},
  Object.fromEntries(
    ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"].map((trap) => [
      trap,
      () => {
        throw new Error("no")
      },
    ]),
  ),
)
const throwing = () => {
  throw closed
}

describe("A sealer of the log that", () => {
  const hash = () => "a".repeat(64)
  const sign = async () => ({ algorithm: "ed25519", key: "k", value: "v" })
  const verify = () => "valid"
  const sealing = (sealer: object) =>
    failing({ sealer: { hash, sign, verify, ...sealer }, workers: false }, async (exchange) => {
      await exchange.outgoing.draft(report(), by)
      await exchange.log.seal()
    })

  for (const answer of [5, undefined, null, {}, { algorithm: "md5", key: "k", value: "v" }])
    it(`signs with something that is not a signature gets an error that says so: ${JSON.stringify(answer)}`, async () => {
      expect((await sealing({ sign: async () => answer })).code).toBe("signing/sealer-wrong")
    })

  it("throws when it signs is reported as one that does not answer", async () => {
    expect((await sealing({ sign: throwing })).code).toBe("signing/unavailable")
  })

  for (const [name, wrong] of [
    ["a number", () => 5],
    ["a Promise", async () => hash()],
    ["no digest", () => "x"],
    ["what it threw", throwing],
  ] as const)
    it(`hashes to ${name} gets an error that says so`, async () => {
      expect((await sealing({ hash: wrong })).code).toBe("signing/sealer-wrong")
    })
})

describe("A signer or verifier that returns or throws something unreadable", () => {
  const signing = (given: object) =>
    failing(given, async (exchange) => {
      const id = await exchange.outgoing.draft(report(), by)
      await exchange.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    })
  const withGetter = {
    get bytes() {
      return throwing()
    },
  }

  it("gets an error that can be printed", async () => {
    expect((await signing({ signers: { sign: async () => withGetter } })).code).toBe("signing/unavailable")
    expect((await signing({ signers: { sign: throwing } })).code).toBe("signing/unavailable")
    expect((await signing({ verifier: { verify: throwing } })).code).toBe("input/value-invalid")
  })

  it("gets its reason in whole sentences though it states no details", async () => {
    for (const [reason, code] of [
      ["unavailable", "signing/unavailable"],
      ["certificate-expired", "signing/certificate-expired"],
    ])
      for (const detail of [null, undefined, {}])
        expect((await signing({ signers: { sign: () => Promise.reject({ reason, detail }) } })).code).toBe(
          code,
        )
  })
})

describe("A view of the host's own that throws something unreadable", () => {
  it("stops, and the error says which function failed", async () => {
    const view = { name: "mine", version: 1, rowsOf: throwing, evolve: () => undefined, listsOf: () => [] }
    const error = await failing({ views: [view] }, async (exchange) => {
      await exchange.outgoing.draft(report(), by)
      await exchange.views.page(view as never, { lists: ["all"], limit: 1 } as never)
    })
    expect(error).toMatchObject({ code: "storage/view-stopped", detail: { call: "rowsOf" } })
  })
})
