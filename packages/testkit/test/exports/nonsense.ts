class Odd {
  readonly code = 1
}

const refuse = (): never => {
  throw new Error("refused to be read")
}

const unreadable = (): object =>
  new Proxy(
    {},
    { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse },
  )

/** What an editor's warnings keep out, and what a host that writes plain JavaScript gives all the same. */
export const nonsense: Readonly<Record<string, () => unknown>> = {
  nothing: () => undefined,
  null: () => null,
  zero: () => 0,
  "a negative number": () => -1,
  "no number": () => Number.NaN,
  "an endless number": () => Number.POSITIVE_INFINITY,
  "a huge number": () => 1e300,
  "a fraction": () => 1.5,
  "a bigint": () => 10n,
  true: () => true,
  "an empty text": () => "",
  "a text": () => "x",
  "a name of prototypes": () => "__proto__",
  "a name of all objects": () => "constructor",
  "a day that does not exist": () => "2026-02-30",
  "a day": () => "2026-02-28",
  "a time of another zone": () => "2026-11-28T20:00:00Z",
  "a time": () => "2026-11-28T20:00:00.000+07:00",
  "an object": () => ({}),
  "a frozen object": () => Object.freeze({ a: 1 }),
  "an object without prototype": () => Object.create(null),
  "a list": () => [],
  "a list of nothing": () => [undefined],
  "a list of null": () => [null],
  "a list of texts": () => ["x"],
  "a list of objects": () => [{}],
  "a Date": () => new Date(0),
  "a Date of no time": () => new Date(Number.NaN),
  "a Map": () => new Map([["a", 1]]),
  "a Set": () => new Set([1]),
  "a Promise": () => Promise.resolve(1),
  "an error": () => new Error("given"),
  "a regular expression": () => /x/,
  "a function": () => () => 1,
  "a function that throws": () => refuse,
  "a class": () => Odd,
  "an object of a class": () => new Odd(),
  "a symbol": () => Symbol("given"),
  bytes: () => new Uint8Array(3),
  "a getter that throws": () => ({
    get code() {
      return refuse()
    },
  }),
  "a proxy that throws": unreadable,
}
