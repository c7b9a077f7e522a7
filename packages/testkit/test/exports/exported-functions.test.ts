import { isProblem } from "@lienthong/core"
import { checkedParameters } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { type Callable, exportedFunctions } from "./exported-functions.ts"
import { nonsense } from "./nonsense.ts"

/** Functions that check what they are given on their own, and why. */
const ofTheirOwn: Readonly<Record<string, string>> = {
  "@lienthong/adapters-axis: keySealer": "reads its options one by one, with an error for each",
  "@lienthong/adapters-axis: nationalAxis": "reads its options one by one, with an error for each",
  "@lienthong/adapters-axis: pdfSigner": "reads its keys one by one, with an error for each",
  "@lienthong/adapters-axis: pdfVerifier": "reads its options one by one, with an error for each",
  "@lienthong/adapters-axis: pkcs12": "fails with an error of its own for what is no key file",
  "@lienthong/adapters-axis: vxp": "reads its options one by one, with an error for each",
  "@lienthong/adapters-postgres: postgres": "reads its options one by one, with an error for each",
  "@lienthong/adapters-postgres: postgresServers": "reads its options one by one, with an error for each",
  "@lienthong/adapters-sqlite: sqlite": "reads its options one by one, with an error for each",
  "@lienthong/core: isProblem": "asks of any value whether it is an error of the library",
  "@lienthong/core: openExchange": "reads its options one by one, with an error for each",
  "@lienthong/core: openExchanges": "reads its options one by one, with an error for each",
  "@lienthong/core: openReports": "reads its options one by one, with an error for each",
  "@lienthong/core/adapter: checked": "makes checked functions of those that another package exports",
  "@lienthong/core/adapter: checkedParameters": "asks of any value whether it is a checked function",
  "@lienthong/core/adapter: isPlainObject": "asks of any value whether it is an object of fields",
  "@lienthong/core/adapter: makeMemoryViews": "takes nothing",
  "@lienthong/core/adapter: problemClass": "takes nothing; the class's parts are checked by the compiler",
  "@lienthong/core/adapter: readableOptions": "takes any value, to keep out what refuses to be read",
  "@lienthong/core/adapter: unknownField": "makes an error of any value",
  "@lienthong/core/adapter: wrongFileKeys": "makes an error of any value",
  "@lienthong/core/adapter: wrongInput": "makes an error of what its caller says",
  "@lienthong/core/adapter: wrongKind": "makes an error of any value",
  "@lienthong/core/adapter: wrongValue": "makes an error of any value",
  "@lienthong/core/calendar: readCalendarFile": "has errors of its own, with the line of the file",
  "@lienthong/core/calendar: workingCalendar": "has errors of its own, with the row of the table",
  "@lienthong/testkit: ecKey": "takes nothing",
  "@lienthong/testkit: memoryStorage": "takes nothing",
  "@lienthong/testkit: newSealKey": "takes nothing",
  "@lienthong/testkit: rsaKey": "takes nothing",
}

/** An effect that needs services asks for them before it looks at what it was given. */
const asksForService = (met: unknown): boolean =>
  met instanceof Error && met.message.startsWith("Service not found")

/** What a call ends with when it is given this: nothing, where it answers. */
const thrownBy = async (call: Callable, given: ReadonlyArray<unknown>): Promise<unknown> => {
  try {
    const answer = await call(...given)
    if (Effect.isEffect(answer)) await Effect.runPromise(answer as Effect.Effect<unknown, unknown>)
    return undefined
  } catch (met) {
    return met
  }
}

const saysEverything = (met: unknown): boolean =>
  isProblem(met) &&
  /^[a-z]+\/[a-z-]+$/.test(met.code) &&
  [met.sentence.en, met.sentence.vi, met.sentence.next.en, met.sentence.next.vi].every(
    (words) => words.length > 3 && !/\bundefined\b|\{\w+\}/.test(words),
  )

const placesOf = (call: Callable): number => Math.max(checkedParameters(call)?.length ?? 0, call.length, 1)

/** Nonsense in every place at once, and in each place beside other nonsense. */
const givenTo = (call: Callable): ReadonlyArray<readonly [how: string, given: ReadonlyArray<unknown>]> =>
  Object.entries(nonsense).flatMap(([name, make]) => [
    [`${name} everywhere`, Array.from({ length: placesOf(call) }, make)] as const,
    ...["an object", "a text", "a day", "a list"].flatMap((beside) =>
      Array.from({ length: placesOf(call) }, (_, place) => {
        const given = Array.from({ length: placesOf(call) }, nonsense[beside] ?? make)
        given[place] = make()
        return [`${name} in place ${place}, else ${beside}`, given] as const
      }),
    ),
  ])

const isOwn = ([name]: readonly [name: string, call: Callable]) => Object.hasOwn(ofTheirOwn, name)

describe("Every function that the packages export", () => {
  it("has its parameters checked, or is listed with the reason why it checks them itself", () => {
    const unchecked = exportedFunctions.filter(([, call]) => checkedParameters(call) === undefined)
    expect(unchecked.map(([name]) => name).sort()).toEqual(Object.keys(ofTheirOwn).sort())
  })

  it("has a check for each of its parameters", () => {
    const short = exportedFunctions.filter(
      ([, call]) => (checkedParameters(call)?.length ?? call.length) < call.length,
    )
    expect(short.map(([name]) => name)).toEqual([])
  })

  it.each(
    exportedFunctions.filter((each) => !isOwn(each) || !/checked|problemClass|wrong|unknown/.test(each[0])),
  )(
    "%s answers nonsense with a code, both sentences and what to do, or with an answer",
    async (name, call) => {
      const bare: Array<string> = []
      // What takes nothing, such as a maker of keys, gains nothing from being called again and again.
      const all = ofTheirOwn[name]?.startsWith("takes nothing") ? [["nothing", []] as const] : givenTo(call)
      for (const [how, given] of all) {
        const met = await thrownBy(call, given)
        if (met !== undefined && !asksForService(met) && !saysEverything(met)) bare.push(`${how}: ${met}`)
      }
      expect(bare).toEqual([])
    },
  )
})
