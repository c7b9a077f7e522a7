import { inspect } from "node:util"
import {
  defaultRetryPolicy,
  type ExchangeOptions,
  InputError,
  openExchange,
  type Problem,
} from "@lienthong/core"
import { PacketCodec, Tenant } from "@lienthong/core/adapter"
import { workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { Layer } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { completeOptions } from "../../src/promise/complete-options.ts"
import { spoiltFields, wrongValues } from "../exchange/door/wrong-values.ts"
import { expectTold } from "../exchange/intake/plain-vietnamese.ts"
import { by, expectSentences, report, start, tayNinh } from "../exchange/scene.ts"

const options = () => testOptions(memoryAxis([tayNinh]), tayNinh)

const refusal = async (given: unknown): Promise<Problem & Error> => {
  const error = await openExchange(given as ExchangeOptions).then(
    (exchange) => exchange.close(),
    (problem: unknown) => problem,
  )
  if (!(error instanceof InputError)) throw new Error("not an error of the input", { cause: error })
  expectSentences(error)
  return error
}

/** Does something while every object has further properties. */
const polluted = async <A>(properties: object, act: () => Promise<A>): Promise<A> => {
  const names = Object.entries(properties)
  for (const [name, value] of names)
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true })
  try {
    return await act()
  } finally {
    for (const [name] of names) Reflect.deleteProperty(Object.prototype, name)
  }
}

describe("An exchange that is opened with what cannot be used", () => {
  it("says what was expected where a path, a text or nothing is given for an adapter", async () => {
    for (const field of ["storage", "axis", "signers", "verifier", "sealer", "authorizer", "directory"]) {
      const error = await refusal({ ...options(), [field]: "x.db" })
      expect(error).toMatchObject({ code: "input/value-invalid", detail: { field } })
      expect(error.sentence.next.en).toContain("what an adapter gives")
      expect(error.sentence.next.vi).toContain("bộ chuyển đổi")
    }
    for (const field of ["agency", "storage", "axis", "signers", "verifier"]) {
      const { [field]: _, ...rest } = options() as unknown as Record<string, unknown>
      expect((await refusal(rest)).detail).toMatchObject({ field })
      expect((await refusal({ ...rest, [field]: Promise.resolve() })).sentence.next.en).toContain("await")
    }
  })

  it("repeats nothing of what may be a secret", async () => {
    const error = await refusal({ ...options(), storage: "postgres://app:hunter2@db/lienthong" })
    for (const text of [inspect(error), JSON.stringify(error), String(error), error.stack ?? ""])
      expect(text).not.toContain("hunter2")
  })

  it("names the option that was probably meant by an unknown one", async () => {
    const { verifier, ...rest } = options()
    const error = await refusal({ ...rest, verifer: verifier })
    expect(error.detail).toMatchObject({ field: "verifer", meant: "verifier" })
    expect(error.sentence.next.vi).toContain("verifier")
    expect((await refusal({ ...options(), agency: { ...tayNinh, adress: "x" } })).detail).toMatchObject({
      meant: "address",
    })
    expect((await refusal({ ...options(), workers: { polMillis: 5 } })).detail).toMatchObject({
      meant: "pollMillis",
    })
  })

  it("says which option's layer provides something other than the option needs", async () => {
    const { axis, storage, signers, verifier } = options()
    for (const [field, layer, service] of [
      ["storage", axis, "Storage"],
      ["axis", signers, "Transport, PacketCodec"],
      ["verifier", signers, "SignatureVerifier"],
      ["signers", verifier, "Signer"],
      ["verifier", storage, "SignatureVerifier"],
      ["verifier", Layer.effectDiscard(Tenant), "SignatureVerifier"],
      ["axis", Layer.succeed(PacketCodec, {} as PacketCodec["Service"]), "Transport, PacketCodec"],
    ] as const) {
      const error = await refusal({ ...options(), [field]: layer })
      expect(error.detail).toMatchObject({ field })
      expect(error.sentence.en).toContain(service)
    }
  })

  it("says what a clock returns when that is not the present time", async () => {
    const throwing = () => {
      throw new Error("no time")
    }
    const wrong = [
      () => new Date(),
      () => "2026",
      () => Number.NaN,
      () => 1_780_000_000,
      () => Number.POSITIVE_INFINITY,
      () => 1_780_000_000_000_000,
      () => 1_780_000_000_000n,
      () => undefined,
      async () => 1_780_000_000_000,
      throwing,
    ]
    for (const clock of wrong) {
      const error = await refusal({ ...options(), clock })
      expect(error.detail).toMatchObject({ field: "clock" })
    }
  })

  it("names the field inside an option that is missing, unknown or cannot be used", async () => {
    const agency = { code: tayNinh.code, name: tayNinh.name }
    const atOnceMillis = { flash: 1, "very-urgent": 1, urgent: 1 }
    const retry = { firstDelaySeconds: 1, maxDelaySeconds: 2, attempts: 3 }
    for (const [wrong, field] of [
      [{ agency: { ...agency, name: " " } }, "name"],
      [{ agency: { ...agency, otherCodes: [53] } }, "agency"],
      [{ paperList: {} }, "paperList"],
      [{ paperList: { basis: "x", entries: "all" } }, "paperList"],
      [{ paperList: { basis: "x", entries: [{ by: "typ" }] } }, "paperList"],
      [{ governmentFocalPoints: [null] }, "governmentFocalPoints"],
      [{ governmentFocalPoints: [1] }, "governmentFocalPoints"],
      [{ retry: { ...retry, attempt: 5 } }, "retry"],
      [{ retry: { ...retry, attempts: 0 } }, "retry"],
      [{ retry: { ...retry, firstDelaySeconds: -1 } }, "retry"],
      [{ retry: { ...retry, maxDelaySeconds: "2" } }, "retry"],
      [{ workers: { capacity: null } }, "workers"],
      [{ workers: { capacity: { urgent: 1, ordinary: 1, spare: 1 } } }, "workers"],
      [{ duties: { atOnceMillis: null } }, "duties"],
      [{ duties: { atOnceMillis: { flash: "1" } } }, "duties.atOnceMillis.flash"],
      [{ duties: { atOnceMillis, reportWait: null } }, "duties"],
      [{ duties: { reportWait: { workingDays: 0 } } }, "duties.reportWait.workingDays"],
      [{ duties: { reportWait: { hours: 1 } } }, "duties"],
      [{ duties: { atOnceMillis, answerRecall: 5 } }, "duties"],
      [{ calendar: { nextWorkingDay() {} } }, "calendar"],
    ] as const)
      expect((await refusal({ ...options(), ...wrong })).detail).toMatchObject({ field })
  })

  it("uses the defaults for what is left out of a partly given option", async () => {
    const atOnceMillis = { flash: 60_000, "very-urgent": 1_800_000, urgent: 1_800_000 }
    for (const [part, filled] of [
      [{}, { retry: defaultRetryPolicy, duties: defaultDutySettings }],
      [{ retry: { attempts: 5 } }, { retry: { ...defaultRetryPolicy, attempts: 5 } }],
      [{ retry: { attempts: undefined } }, { retry: defaultRetryPolicy }],
      [{ duties: {} }, { duties: defaultDutySettings }],
      [
        { duties: { reportWait: { workingDays: 3 } } },
        { duties: { ...defaultDutySettings, reportWait: { workingDays: 3, urgentMillis: 1_800_000 } } },
      ],
      [{ duties: { atOnceMillis: { flash: 60_000 } } }, { duties: { atOnceMillis } }],
      [{ duties: { answerRecallMillis: 9 } }, { duties: { ...defaultDutySettings, answerRecallMillis: 9 } }],
      [{ workers: { capacity: { urgent: 3 } } }, { workers: { capacity: { urgent: 3, ordinary: 2 } } }],
      [{ workers: {} }, { workers: { capacity: { urgent: 1, ordinary: 2 } } }],
    ] as const) {
      const given = { ...options(), ...part } as ExchangeOptions
      expect(completeOptions(given)).toMatchObject(filled)
      const exchange = await openExchange(given)
      await exchange.close()
    }
  })

  it("names the settings inside an option that must still be awaited, or are not settings", async () => {
    for (const [option, field] of [
      ["duties", "atOnceMillis"],
      ["duties", "reportWait"],
      ["workers", "capacity"],
    ] as const) {
      const place = `${option}.${field}`
      const said = async (value: unknown) =>
        (await refusal({ ...options(), [option]: { [field]: value } })).sentence
      expect((await said(Promise.resolve({}))).en).toContain(`${place} is a Promise, not its value`)
      for (const value of [null, new Map(), new Date(), [], 5]) {
        const { en, vi } = await said(value)
        expect([en, vi]).toEqual([expect.stringContaining(place), expect.stringContaining(place)])
      }
    }
  })

  it("ignores what was put on every object's prototype", async () => {
    const odd = {
      clock: () => 0,
      sealer: "x",
      pollMillis: "x",
      capacity: null,
      otherCodes: "x",
      reportWait: null,
    }
    const exchange = await polluted(odd, () => openExchange(options()))
    await exchange.close()
  })

  it("is refused with a code where the caller's own getter or proxy throws when it is read", async () => {
    const refuse = () => {
      throw new Error("no")
    }
    const thrower = new Proxy({}, { get: refuse, ownKeys: refuse, has: refuse, getPrototypeOf: refuse })
    for (const given of [thrower, new Proxy(options(), { ownKeys: refuse })])
      expect((await refusal(given)).detail).toMatchObject({ field: "options" })
    for (const name of [...Object.keys(options()), "clock", "calendar", "retry", "duties", "log", "views"]) {
      const field = expect.stringMatching(name)
      const getter = Object.defineProperty({ ...options() }, name, { enumerable: true, get: refuse })
      expect((await refusal(getter)).detail).toMatchObject({ field })
      expect((await refusal({ ...options(), [name]: thrower })).code).toBe("input/value-invalid")
    }
  })

  it("shows no invisible or control character of a text unescaped", async () => {
    const agency = { code: tayNinh.code, name: tayNinh.name }
    for (const email of ["\u0000", "a\u0007b"])
      expect((await refusal({ ...options(), agency: { ...agency, email } })).sentence.vi).not.toMatch(
        /\p{Cc}/u,
      )
    expect((await refusal({ ...options(), agency: { ...agency, name: "  " } })).sentence.vi).toContain(
      "giá trị là chuỗi trống",
    )
  })

  it("is refused with a code whatever is given in place of its options, or of one of them", async () => {
    const names = [...Object.keys(options()), "calendar", "retry", "duties", "log", "clock", "paperList"]
    const odd = fc.oneof(
      fc.constantFrom(null, 5, "text", new Date(0), Symbol("s"), Promise.resolve(1)),
      fc.array(fc.anything()),
    )
    await fc.assert(
      fc.asyncProperty(odd, fc.constantFrom(undefined, ...names), async (value, name) => {
        const given = name === undefined ? value : { ...options(), [name]: value }
        expect((await refusal(given)).code).toBe("input/value-invalid")
      }),
    )
  })
})

describe("An exchange whose clock stops giving a time", () => {
  it("refuses calls with a code, and goes on when the clock is right again", async () => {
    let time: unknown = Date.UTC(2026, 0, 5)
    const exchange = await openExchange({ ...options(), clock: () => time as number })
    try {
      time = "2026"
      const error = await exchange.outgoing.draft(report(), by).catch((problem: unknown) => problem)
      expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: "clock" } })
      time = Date.UTC(2026, 0, 6)
      const document = await exchange.outgoing.draft(report(), by)
      expect((await exchange.reports.outgoing()).rows.map((line) => line.document)).toEqual([document])
    } finally {
      await exchange.close()
    }
  })
})

describe("Whatever is given in place of an option, or of a field of one", () => {
  it("opens the exchange, or is refused in both languages", async () => {
    const whole = {
      ...options(),
      agency: { ...tayNinh, abbreviation: "UBND", place: "Tây Ninh", otherCodes: ["H53"], address: "x" },
      calendar: workingCalendar(),
      paperList: { basis: "QĐ 1", entries: [] },
      governmentFocalPoints: [tayNinh.code],
      retry: { firstDelaySeconds: 1, maxDelaySeconds: 2, attempts: 3 },
      duties: { atOnceMillis: { flash: 1, "very-urgent": 1, urgent: 1 } },
      competence: () => undefined,
      signaturePolicy: {},
      workers: false,
      log: () => undefined,
      clock: () => start,
    }
    for (const [what, value] of wrongValues())
      for (const [name, given] of Object.entries(whole))
        for (const each of [value, ...spoiltFields(given, value)])
          await openExchange({ ...whole, [name]: each } as unknown as ExchangeOptions).then(
            (exchange) => exchange.close(),
            (error: unknown) => expectTold(error, `${name}: ${what}`),
          )
  })
})
