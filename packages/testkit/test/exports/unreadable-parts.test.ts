import { nationalAxis, pdfSigner, pdfVerifier } from "@lienthong/adapters-axis"
import { postgres } from "@lienthong/adapters-postgres"
import { sqlite } from "@lienthong/adapters-sqlite"
import { type ExchangeOptions, isProblem, openExchange } from "@lienthong/core"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { describe, expect, it } from "vitest"

const refuse = (): never => {
  throw new Error("refused to be read")
}

/** What refuses to be read when it is looked at, and not before. */
const unreadable: Readonly<Record<string, () => unknown>> = {
  "a proxy": () => new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse }),
  "a list whose entries refuse": () => new Proxy([1], { get: refuse }),
  "a list of a proxy": () => [new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse })],
  "a function that refuses": () => new Proxy(() => 1, { get: refuse, has: refuse }),
  "a getter": () => ({
    get id() {
      return refuse()
    },
  }),
}

const axis = { endpoint: "https://truc/VXP.Edoc", systemId: "h53", secret: "s" }
const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const open = (given: object) =>
  openExchange({ ...testOptions(memoryAxis([agency]), agency), ...given } as ExchangeOptions)

/** Options with a part in one of their fields, given to what takes them. */
const givenTo: Readonly<Record<string, (part: never) => unknown>> = {
  "pdfVerifier trust": (trust) => open({ verifier: pdfVerifier({ trust }) }),
  "pdfSigner person": (person) => pdfSigner({ person }),
  "pdfSigner a person's key": (lan) => pdfSigner({ person: { lan } }),
  "pdfSigner agency": (agency) => pdfSigner({ agency }),
  "pdfSigner trust": (trust) => pdfSigner({ trust }),
  "nationalAxis endpoint": (endpoint) => nationalAxis({ ...axis, endpoint }),
  "nationalAxis secret": (secret) => nationalAxis({ ...axis, secret }),
  "nationalAxis agencies": (agencies) => nationalAxis({ ...axis, agencies }),
  "nationalAxis ca": (ca) => nationalAxis({ ...axis, ca }),
  "sqlite encryption": (encryption) => sqlite("a.db", { encryption }),
  "sqlite current key": (current) => sqlite("a.db", { encryption: { current } }),
  "sqlite bytes of a key": (key) => sqlite("a.db", { encryption: { current: { id: "2026", key } } }),
  "postgres url": (url) => postgres({ url }),
  "postgres encryption": (encryption) => postgres({ url: "postgres://localhost", encryption }),
  "openExchange views": (views) => open({ views }),
}

describe("A part of options that refuses to be read", () => {
  it.each(
    Object.entries(givenTo).flatMap(([name, give]) =>
      Object.entries(unreadable).map(([kind, make]) => [name, kind, give, make] as const),
    ),
  )("is refused with a code: %s, %s", async (_, __, give, make) => {
    const met = await Promise.resolve()
      .then(() => give(make() as never))
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
    expect(met).toSatisfy(isProblem)
  })

  it("of a function that keys are asked of is found when it is called", () => {
    expect(() =>
      sqlite("a.db", { encryption: { current: async () => refuse(), find: async () => refuse() } }),
    ).not.toThrow()
  })
})
