import { type ExchangeOptions, InputError, openExchanges, type SharedOptions } from "@lienthong/core"
import { type PacketCodec, Transport } from "@lienthong/core/adapter"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"
import { describe, expect, expectTypeOf, it } from "vitest"
import { by, expectSentences, report, tayNinh, vpcp } from "../exchange/scene.ts"

const codes = ["H53.1", "H53.2", "H53.3", "H53.4"] as const
const places = ["Tân An", "Long Hựu", "Cần Giuộc", "Bến Lức"]
const communes = codes.map((code, n) => ({ code, name: `Ủy ban nhân dân xã ${places[n]}` }))

/** An axis at an address, which counts how often its directory is asked for. */
const countedAxis = () => {
  const axis = memoryAxis([...communes, vpcp])
  const asked = { count: 0 }
  const of = (code: string) =>
    Layer.effectContext(
      Effect.gen(function* () {
        const all = yield* Layer.build(
          testOptions(axis, { code, name: "" }).axis as Layer.Layer<Transport | PacketCodec>,
        )
        const transport = Context.get(all, Transport)
        const directory = Effect.suspend(() => {
          asked.count += 1
          return transport.directory
        })
        return Context.merge(
          all,
          Context.make(
            Transport,
            Transport.of({ ...transport, endpoint: "https://axis.example", directory }),
          ),
        )
      }),
    )
  return { axis, of, asked }
}

const scene = (shared: SharedOptions = {}) => {
  const { axis, of, asked } = countedAxis()
  const { storage, signers, verifier } = testOptions(axis, tayNinh)
  const exchanges = openExchanges({ storage, signers, verifier, workers: false, ...shared })
  const open = (agency: (typeof communes)[number]) =>
    exchanges.open({ agency: { ...agency, abbreviation: "UBND" }, axis: of(agency.code) })
  return { exchanges, open, asked, of }
}

const problem = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Error)) throw new Error("nothing was refused")
  return error
}

describe("The agencies of one server", () => {
  it("each have their own documents, and ask the axis for one directory", async () => {
    const { exchanges, open, asked } = scene()
    await Promise.all(communes.map(open))
    for (const { code } of communes) {
      const exchange = exchanges.of(code)
      expect((await exchange?.directory.search({ text: "xa can giuoc" }))?.rows).toMatchObject([
        { code: "H53.3" },
      ])
    }
    expect(asked.count).toBe(1)
    await exchanges.of("H53.1")?.outgoing.draft(report(), by)
    const drafts = await Promise.all(
      communes.map(async ({ code }) => (await exchanges.of(code)?.reports.outgoing())?.rows.length),
    )
    expect(drafts).toEqual([1, 0, 0, 0])
    await exchanges.close()
  })

  it("go on when one cannot be opened, or is closed", async () => {
    const { exchanges, open, of } = scene()
    const [first, second] = [
      communes[0] as (typeof communes)[number],
      communes[1] as (typeof communes)[number],
    ]
    const opened = await open(first)
    const refused = await problem(
      exchanges.open({ agency: { ...second, place: " " }, axis: of(second.code) }),
    )
    expect(refused).toBeInstanceOf(InputError)
    expect(exchanges.of(second.code)).toBeUndefined()
    const closing = await open(second)
    await closing.close()
    expect(exchanges.of(second.code)).toBeUndefined()
    expect((await problem(closing.reports.outgoing())).message).toContain("closed")
    expect((await opened.reports.outgoing()).rows).toEqual([])
    expect((await (await open(second)).reports.outgoing()).rows).toEqual([])
    await exchanges.close()
  })

  it("are each opened once, however their code is written", async () => {
    const { exchanges, open, of } = scene()
    const [first] = communes
    if (first === undefined) return
    const opening = open(first)
    const again = await problem(
      exchanges.open({ agency: { ...first, code: "h53.1", abbreviation: "UBND" }, axis: of(first.code) }),
    )
    expectSentences(again as InputError)
    expect(again).toMatchObject({ code: "input/value-invalid", detail: { field: "agency.code" } })
    await opening
    await exchanges.close()
  })

  it("are all closed together, also one that is being opened, and none is opened afterwards", async () => {
    const { exchanges, open } = scene()
    const [first, second] = [
      communes[0] as (typeof communes)[number],
      communes[1] as (typeof communes)[number],
    ]
    const opening = open(first)
    await exchanges.close()
    expect((await problem((await opening).reports.outgoing())).message).toContain("closed")
    expect((await problem(open(second))).message).toContain("closed")
  })

  it("share only what can be shared: a wrong option is told before any is opened", () => {
    for (const wrong of [{ storage: "x.db" }, { agency: tayNinh, workers: 7 }, { sotrage: 1 }, null]) {
      const refused = () => openExchanges(wrong as unknown as SharedOptions)
      expect(refused).toThrow(InputError)
    }
  })
})

describe("The agencies of one server that are opened or asked for with what cannot be used", () => {
  const told = (error: unknown) => {
    if (!(error instanceof InputError)) throw new Error("not an error of the input", { cause: error })
    expectSentences(error)
    return error.sentence
  }

  it("are refused with what an agency opens with, where a text, nothing or a Promise is given", async () => {
    const { exchanges } = scene()
    const opening = async (own: unknown) => told(await problem(exchanges.open(own as never)))
    for (const own of ["x", undefined, null, [], 5])
      expect((await opening(own)).next.en).toBe("Give an object with agency, axis.")
    expect((await opening(Promise.resolve({}))).next.en).toContain("await")
    expect((await opening({ agency: Promise.resolve(tayNinh), axis: {} })).next.en).toContain("await")
    await exchanges.close()
  })

  it("are refused with the agency's code, whatever stands in its place", async () => {
    const { exchanges, of } = scene()
    const throwing = {
      toString: () => {
        throw new Error("no text")
      },
    }
    for (const code of [Object.create(null), throwing, Symbol("H53"), 5, undefined]) {
      const error = await problem(
        exchanges.open({ agency: { ...tayNinh, code: code as string }, axis: of("H53.1") }),
      )
      expect(told(error).en).toContain("agency.code")
    }
    await exchanges.close()
  })

  it("are asked for by a code, and by nothing else", async () => {
    const { exchanges } = scene()
    for (const code of [undefined, null, Symbol("H53"), {}, 5])
      expect(() => exchanges.of(code as string)).toThrow(InputError)
    const awaited = () => exchanges.of(Promise.resolve("H53.1") as unknown as string)
    expect(awaited).toThrow(InputError)
    expect(exchanges.of("H53.9")).toBeUndefined()
    await exchanges.close()
  })

  it("say that nothing need be shared, where the shared part is not an object", () => {
    for (const shared of [undefined, null, "x", []])
      try {
        openExchanges(shared as unknown as SharedOptions)
        throw new Error("nothing was refused")
      } catch (error) {
        expect(told(error).next.en).toContain("none is needed here, so `{}` will do")
      }
  })
})

describe("The type of what an agency opens with", () => {
  it("asks for what is not shared, and lets it replace what is", () => {
    const compiled = ({ storage, signers, verifier, axis }: ExchangeOptions) => {
      const exchanges = openExchanges({ storage, verifier })
      void exchanges.open({ agency: tayNinh, axis, signers })
      void exchanges.open({ agency: tayNinh, axis, signers, verifier })
      // @ts-expect-error: no axis is shared.
      void exchanges.open({ agency: tayNinh, signers })
      // @ts-expect-error: each has an agency of its own.
      void exchanges.open({ axis, signers })
    }
    expectTypeOf(compiled).toBeFunction()
  })
})
