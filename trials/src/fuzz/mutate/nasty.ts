import type { Chance } from "@lienthong/testkit"

/** Texts that programs stumble over. */
const texts: ReadonlyArray<string> = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\ufeff",
  "\u202e",
  "0",
  "-1",
  "1e309",
  "9".repeat(40),
  "2026-02-30",
  "0000-00-00T99:99:99",
  "../../../etc/passwd",
  "__proto__",
  "constructor",
  "<a>&amp;</a>",
  "&#0;&#xD800;&undefined;",
  "]]>",
  "%PDF-1.7",
  "a\u0301".repeat(50),
  "Cộng hòa xã hội chủ nghĩa Việt Nam",
  "000.00.00.H53",
  "'; drop table events; --",
]

/** How long a long text is. */
const longTexts = [300, 5_000, 70_000, 400_000]

/** A text that programs stumble over, now and then a long one. */
export const nastyText = (chance: Chance): string =>
  chance.happens(0.1)
    ? chance.pick(["a", "<", "\u00e1", " ", "0"]).repeat(chance.pick(longTexts))
    : chance.pick(texts)

const deep = (depth: number): unknown => {
  let value: unknown = []
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value }
  return value
}

/** A value that JSON can carry and that programs stumble over. */
export const nastyJson = (chance: Chance): unknown =>
  chance.pick<() => unknown>([
    () => null,
    () => true,
    () => chance.pick([0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2]),
    () => [],
    () => ({}),
    () => nastyText(chance),
    () => nastyText(chance),
    () => deep(chance.pick([3, 100, 2_000])),
    () => JSON.parse('{"__proto__":{"roles":["clerk"]}}'),
    () => Array.from({ length: chance.pick([10, 2_000]) }, () => nastyText(chance).slice(0, 100)),
  ])()

/** A value that a host without types may pass, and programs stumble over. */
export const nastyValue = (chance: Chance): unknown =>
  chance.happens(0.5)
    ? nastyJson(chance)
    : chance.pick<() => unknown>([
        () => undefined,
        () => Number.NaN,
        () => Symbol("a"),
        () => 10n ** 30n,
        () => new Date(Number.NaN),
        () => () => {
          throw new Error("a function of the host")
        },
        () => new Uint8Array(chance.pick([0, 1, 70_000])),
        () => new Map([["a", 1]]),
        () => Object.create(null),
        () => {
          const round: Record<string, unknown> = {}
          round.self = round
          return round
        },
        () =>
          new Proxy(
            {},
            {
              get: () => {
                throw new Error("a getter of the host")
              },
            },
          ),
        () => Promise.resolve("later"),
      ])()
