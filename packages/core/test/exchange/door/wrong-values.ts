/** What stands in the place of an argument, or of one of its fields. */
export const wrongValues = (): ReadonlyArray<readonly [string, unknown]> => {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {})
  revoke()
  const circle: Record<string, unknown> = {}
  circle.by = circle
  circle.files = [circle]
  const thrower = () => {
    throw new Error("not for you")
  }
  class Row {
    readonly id = 7
    get subject() {
      return "of a class"
    }
  }
  return [
    ["undefined", undefined],
    ["null", null],
    ["a number", 5],
    ["no number", Number.NaN],
    ["infinity", Number.NEGATIVE_INFINITY],
    ["a huge number", 1e300],
    ["a bigint", 12n],
    ["true", true],
    ["a symbol", Symbol("s")],
    ["an empty text", ""],
    ["a text", "văn bản"],
    ["a path", "./bao-cao/2019/a.pdf"],
    ["a huge text", "x".repeat(100_000)],
    ["a text that no store keeps", "a\0\uD800"],
    ["an empty list", []],
    ["a list", ["x", 5, null]],
    ["a huge list", Array.from({ length: 20_000 }, () => "x")],
    ["a Date", new Date(0)],
    ["no Date", new Date(Number.NaN)],
    ["a function", () => "x"],
    ["a class", Row],
    ["a Promise", Promise.resolve("x")],
    ["a proxy", new Proxy({}, {})],
    ["a proxy that throws", new Proxy({}, { get: thrower, ownKeys: thrower, has: thrower })],
    ["a revoked proxy", revoked],
    ["a getter that throws", Object.defineProperty({}, "by", { enumerable: true, get: thrower })],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 })],
    ["an object of a class", new Row()],
    ["a map", new Map([["a", 1]])],
    ["an error", new Error("e")],
    ["a pattern", /x/],
    ["bytes", new Uint8Array(3)],
    ["an empty object", {}],
    ["an unknown field", { nothingHasThis: 1 }],
    ["a frozen object", Object.freeze({ a: Object.freeze({}) })],
    ["a circle", circle],
    ["JSON with __proto__", JSON.parse('{"__proto__":{"by":{}}}')],
    ["a signal's controller", { signal: new AbortController() }],
    ["a signal by itself", new AbortController().signal],
    ["a text for a signal", { signal: "soon" }],
    ["nobody", { by: undefined }],
    ["a person of no name", { by: { id: "nv", name: "" } }],
    ["a person as a text", { by: "nv-01" }],
  ]
}

/** One of an object's fields after the other with another value in its place. */
export const spoiltFields = (whole: unknown, value: unknown): ReadonlyArray<unknown> =>
  typeof whole === "object" && whole !== null && !Array.isArray(whole)
    ? Object.keys(whole).map((field) => ({ ...whole, [field]: value }))
    : []
