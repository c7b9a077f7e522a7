import { type ExchangeOptions, isProblem, openExchange } from "@lienthong/core"
import { AgencyDirectory, type DirectoryEntry } from "@lienthong/core/adapter"
import { chief, memoryAxis, testOptions } from "@lienthong/testkit"
import { Effect, Layer, Option } from "effect"
import { describe, expect, it } from "vitest"
import { expectVietnamese } from "../exchange/intake/plain-vietnamese.ts"
import { btttt, by, expectSentences, report, tayNinh, vpcp } from "../exchange/scene.ts"

/** What a person meets who dispatches to the Government Office, and who searches, with this directory. */
const withDirectory = async (directory: object) => {
  const axis = memoryAxis([tayNinh, vpcp, btttt])
  const exchange = await openExchange({ ...testOptions(axis, tayNinh), directory } as ExchangeOptions)
  const outcome = async (asked: () => Promise<unknown>) => {
    try {
      return await asked()
    } catch (error) {
      if (!isProblem(error)) throw new Error("not an error of the library", { cause: error })
      expectSentences(error)
      expectVietnamese(error)
      return error.code
    }
  }
  try {
    const id = await exchange.outgoing.draft(report(), by)
    await exchange.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    await exchange.outgoing.signAsAgency(id, by)
    const dispatched = await outcome(async () => {
      await exchange.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      return "dispatched"
    })
    const searched = await outcome(() => exchange.directory.search({ text: "Văn phòng" }))
    await exchange.work.drain()
    return { dispatched, searched, sentTo: axis.taken.map(({ to }) => to) }
  } finally {
    await exchange.close()
  }
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

const entries: ReadonlyArray<readonly [string, unknown]> = [
  ["a number", 5],
  ["a symbol", Symbol("x")],
  ["no name", { code: vpcp.code }],
  ["a name that is a symbol", { code: vpcp.code, name: Symbol("x") }],
  ["a code that is a number", { code: 5, name: vpcp.name }],
  ["another agency than was asked for", btttt],
]

const asEffects = (given: { readonly find?: unknown; readonly list?: unknown; readonly reading?: unknown }) =>
  Layer.succeed(AgencyDirectory, { find: () => Effect.succeedSome(vpcp), ...given } as never)

const malformed = "directory/malformed-answer"

describe("A host's directory that answers a look-up with", () => {
  for (const [name, answer] of entries)
    it(`${name} gets an error that says so, and nothing is sent`, async () => {
      for (const directory of [
        { find: async () => answer },
        asEffects({ find: () => Effect.succeedSome(answer) }),
        asEffects({ find: () => Effect.succeed(answer) }),
      ])
        expect(await withDirectory(directory)).toMatchObject({ dispatched: malformed, sentTo: [] })
    })

  it("what it threw is reported as a directory that does not answer", async () => {
    for (const directory of [
      { find: () => Promise.reject(closed) },
      { find: () => Promise.reject(Symbol("x")) },
      asEffects({ find: () => Effect.die(closed) }),
      asEffects({
        find: () => {
          throw new Error("no connection")
        },
      }),
    ])
      expect(await withDirectory(directory)).toMatchObject({
        dispatched: "directory/unavailable",
        sentTo: [],
      })
  })

  it("null where there is no such agency is reported as an agency that is not connected", async () => {
    for (const directory of [
      { find: async () => null },
      asEffects({ find: () => Effect.succeed(Option.none()) }),
    ])
      expect((await withDirectory(directory)).dispatched).not.toBe(malformed)
  })

  it("the agency, under either of its codes, is dispatched to", async () => {
    const found: DirectoryEntry = { ...vpcp, code: "G22", otherCode: vpcp.code }
    for (const entry of [vpcp, found])
      expect((await withDirectory({ find: async () => entry })).dispatched).toBe("dispatched")
  })
})

describe("A host's directory whose answer throws when it is read", () => {
  it("is reported as a directory that answers wrongly or not at all", async () => {
    // A Promise reads what it is resolved with, and rejects in its place.
    const told = expect.stringMatching(/^directory\/(malformed-answer|unavailable)$/)
    for (const directory of [
      { find: async () => closed, list: async () => closed },
      asEffects({ find: () => Effect.succeedSome(closed), list: Effect.succeed(closed) }),
      asEffects({ find: () => closed, list: closed }),
    ])
      expect(await withDirectory(directory)).toEqual({ dispatched: told, searched: told, sentTo: [] })
  })
})

describe("A host's directory whose list is", () => {
  for (const [name, list] of [
    ["a number", 5],
    ["a list of nothing", [null]],
    ["a list of agencies without names", [{ code: vpcp.code }]],
  ] as const)
    it(`${name} fails the search with an error that says so`, async () => {
      for (const directory of [
        { find: async () => vpcp, list: async () => list },
        asEffects({ list: Effect.succeed(list) }),
        asEffects({ list }),
      ])
        expect(await withDirectory(directory)).toMatchObject({
          dispatched: "dispatched",
          searched: malformed,
        })
    })
})

describe("A host's directory that states when it was read with", () => {
  const thrown = () => {
    throw new Error("not read")
  }
  for (const [name, reading, code] of [
    ["a number", () => 5, malformed],
    ["a Promise", async () => ({ readAt: "2019-06-20T14:00:00.000+07:00" }), malformed],
    ["a day that does not exist", () => ({ readAt: "2019-02-30T14:00:00.000+07:00" }), malformed],
    ["a Date", () => ({ readAt: new Date(0) }), malformed],
    ["what it threw", thrown, "directory/unavailable"],
  ] as const)
    it(`${name} gets an error that says so`, async () => {
      expect((await withDirectory({ find: async () => vpcp, reading })).dispatched).toBe(code)
    })

  it("a time is dispatched with", async () => {
    const reading = () => ({ readAt: "2019-06-20T14:00:00.000+07:00" })
    expect((await withDirectory({ find: async () => vpcp, reading })).dispatched).toBe("dispatched")
  })
})
