import { DocumentError, InputError } from "@lienthong/core"
import { checked, checkedParameters, given } from "@lienthong/core/adapter"
import { describe, expect, it } from "vitest"

const half = checked((whole: number): number => whole / 2, { whole: given.number }, "half")

const met = (call: () => unknown): unknown => {
  try {
    return call()
  } catch (error) {
    return error
  }
}

describe("A function with checked parameters", () => {
  it("answers what belongs", () => {
    expect(half(3)).toBe(1.5)
    expect(checkedParameters(half)).toEqual(["whole"])
  })

  it("names itself, the parameter, what was given and what belongs there", () => {
    expect(met(() => half(new Map() as never))).toMatchObject({
      code: "input/value-invalid",
      sentence: {
        en: "The value of half(whole) is not valid: a Map was given.",
        vi: "Giá trị của half(whole) không hợp lệ: giá trị là bảng tra dạng `Map`.",
        next: { en: "Give a number.", vi: "Cần nhập một số." },
      },
    })
  })

  it("finds the place in a list and in an object", () => {
    const sum = checked(
      (lines: ReadonlyArray<{ readonly count: number }>) => lines.length,
      { lines: given.list(given.with({ count: given.count })) },
      "sum",
    )
    expect(met(() => sum([{ count: 1 }, { count: -1 }]))).toMatchObject({
      detail: { field: "sum(lines)[1].count" },
    })
  })

  it("reports with its cause what no parameter's kind reports", async () => {
    const cause = new TypeError("cannot read")
    const fail = checked(() => Promise.reject(cause), {}, "fail")
    const error = await fail().catch((rejected: unknown) => rejected)
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ code: "input/argument-malformed", detail: { call: "fail()" }, cause })
  })

  it("leaves errors of the library as they are", () => {
    const own = new DocumentError({ reason: "unknown-document", detail: { document: "1" } })
    const deny = checked(
      () => {
        throw own
      },
      {},
      "deny",
    )
    expect(met(deny)).toBe(own)
  })
})
