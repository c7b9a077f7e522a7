import {
  type ExchangeOptions,
  isProblem,
  type OpenedExchange,
  openExchange,
  type Problem,
} from "@lienthong/core"
import { type PromisePacketCodec, packetCodecFrom, SignatureVerifier, Signer } from "@lienthong/core/adapter"
import { workingCalendar } from "@lienthong/core/calendar"
import { chief, memoryAxis, testOptions } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { expectVietnamese } from "../exchange/intake/plain-vietnamese.ts"
import { by, expectSentences, report, tayNinh } from "../exchange/scene.ts"

const options = () => testOptions(memoryAxis([tayNinh]), tayNinh)

const told = (error: unknown): Problem & Error => {
  if (!isProblem(error)) throw new Error("not an error of the library", { cause: error })
  expectSentences(error)
  expectVietnamese(error)
  return error
}

const refused = (given: object) =>
  openExchange({ ...options(), ...given } as ExchangeOptions).then(
    async (exchange) => {
      await exchange.close()
      throw new Error("it was opened")
    },
    (error: unknown) => told(error),
  )

/** What a person meets who signs with these adapters. */
const signing = async (given: object) => {
  const exchange: OpenedExchange = await openExchange({ ...options(), ...given } as ExchangeOptions)
  try {
    const id = await exchange.outgoing.draft(report(), by)
    await exchange.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
  } catch (error) {
    return told(error)
  } finally {
    await exchange.close()
  }
  throw new Error("it was signed")
}

const odd: ReadonlyArray<unknown> = [
  5,
  undefined,
  null,
  "x",
  {},
  { bytes: 5 },
  { bytes: new Uint8Array() },
  [null],
]

describe("A signer whose answer is not a signed file", () => {
  for (const answer of [...odd, { bytes: new Uint8Array(), certificate: 5 }, { bytes: { size: 1 } }, []])
    it(`gets an error that says what to return: ${JSON.stringify(answer)}`, async () => {
      const given = [
        { sign: async () => answer },
        Layer.succeed(Signer, { sign: () => Effect.succeed(answer) } as never),
        Layer.succeed(Signer, { sign: () => answer } as never),
      ]
      for (const signers of given) {
        const error = await signing({ signers })
        expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: "signers" } })
        expect(error.sentence.en).toContain("signers.sign()")
        expect(error.sentence.next.en).toContain("`{ bytes, certificate }`")
      }
    })

  it("does not sign when the pieces of the file are not bytes", async () => {
    const certificate = { subject: chief.name, issuer: "", serialNumber: "" }
    const validity = {
      validFrom: "2019-01-01T00:00:00.000+07:00",
      validUntil: "2039-01-01T00:00:00.000+07:00",
    }
    const bytes = {
      size: 3,
      async *[Symbol.asyncIterator]() {
        yield "abc"
      },
    }
    const error = await signing({
      signers: { sign: async () => ({ bytes, certificate: { ...certificate, ...validity } }) },
    })
    expect(error.code).toBe("signing/unavailable")
  })
})

describe("A verifier whose answer is not a list of findings", () => {
  for (const answer of [5, undefined, null, "x", {}, [null], [{ holder: "person" }]])
    it(`gets an error that says what to return: ${JSON.stringify(answer)}`, async () => {
      const given = [
        { verify: async () => answer },
        Layer.succeed(SignatureVerifier, { verify: () => Effect.succeed(answer) } as never),
        Layer.succeed(SignatureVerifier, { verify: () => answer } as never),
      ]
      for (const verifier of given) {
        const error = await signing({ verifier })
        expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: "verifier" } })
        expect(error.sentence.next.en).toContain("a list of findings")
      }
    })
})

describe("An adapter with a number in the place of an optional function", () => {
  it("is refused when the exchange opens", async () => {
    const nothing = async () => undefined
    const transport = {
      submit: nothing,
      findSent: nothing,
      listInbox: nothing,
      fetch: nothing,
      acknowledge: nothing,
      directory: nothing,
      health: nothing,
    }
    const codec = { encode: nothing, decode: nothing }
    for (const wrong of [
      { endpoint: 5 },
      { system: 5 },
      { listSent: 5 },
      { countInbox: null },
      { submit: 5 },
    ]) {
      const error = await refused({ axis: { transport: { ...transport, ...wrong }, codec } })
      expect(error.detail).toMatchObject({ field: "axis" })
    }
    for (const signers of [{ sign: 5 }, { sign: nothing, check: 5 }, { sign: nothing, later: 5 }])
      expect((await refused({ signers })).detail).toMatchObject({ field: "signers" })
  })
})

describe("A calendar that was altered by hand", () => {
  it("is refused: what differs is given as options", async () => {
    const calendar = workingCalendar()
    const altered = [
      { ...calendar },
      { ...calendar, hours: {} },
      { ...calendar, nextWorkingDay: () => undefined },
      { ...calendar, covered: () => "yes" },
      Object.create(calendar, { hours: { value: {} } }),
      new Proxy(calendar, { get: () => 5, getOwnPropertyDescriptor: () => undefined }),
    ]
    for (const each of altered) {
      const error = await refused({ calendar: each })
      expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: "calendar" } })
      expect(error.sentence.next.en).toBe("Give a calendar, as workingCalendar({ … }) makes.")
    }
    expect(() => Object.assign(calendar, { hours: {} })).toThrow()
    expect(() => Object.assign(calendar.hours.sessions, { morning: {} })).toThrow()
    await (await openExchange({ ...options(), calendar })).close()
  })
})

describe("Further codes of the agency", () => {
  it("are codes, or the exchange is not opened", async () => {
    for (const otherCodes of [["xyz"], ["g 14"], [""], ["\u200b"]])
      expect((await refused({ agency: { ...options().agency, otherCodes } })).code).toBe(
        "input/agency-code-malformed",
      )
    for (const otherCodes of [[5], [undefined], new Array(1)])
      expect((await refused({ agency: { ...options().agency, otherCodes } })).code).toBe(
        "input/value-invalid",
      )
  })
})

/** What a person meets who drafts with this codec. */
const drafting = async (encode: () => unknown) => {
  const decode = () => Promise.reject(new Error("nothing is read here"))
  const codec = packetCodecFrom({ encode, decode } as PromisePacketCodec)
  const axis = Layer.merge(memoryAxis([tayNinh]).transport(tayNinh.code), codec)
  const exchange = await openExchange({ ...options(), axis })
  try {
    return await exchange.outgoing.draft(report(), by)
  } catch (error) {
    return told(error)
  } finally {
    await exchange.close()
  }
}

describe("A packet codec that returns or throws something that is not a packet", () => {
  const pieces = async function* () {
    yield "văn bản"
  }
  const breaking = async function* () {
    yield new Uint8Array(1)
    throw new Error("broken off")
  }
  const answers: Readonly<Record<string, () => Promise<unknown>>> = {
    nothing: () => Promise.resolve(),
    text: () => Promise.resolve("x"),
    "a number": () => Promise.resolve(5),
    "a list": () => Promise.resolve([1, 2]),
    "pieces of text": () => Promise.resolve(pieces()),
    "an error": () => Promise.reject(new Error("not today")),
    "an error amid the bytes": () => Promise.resolve(breaking()),
    "nothing, thrown": () => Promise.reject(null),
  }
  for (const [name, encode] of Object.entries(answers))
    it(`fails the draft with its own code: ${name}`, async () => {
      expect(await drafting(encode)).toMatchObject({ code: "packet/codec-failed" })
    })

  it("may throw a reason of packets without details", async () => {
    const thrown = { reason: "field-invalid", detail: {} }
    expect(await drafting(() => Promise.reject(thrown))).toMatchObject({ code: "packet/field-invalid" })
  })
})
