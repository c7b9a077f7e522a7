import type { Reason } from "../../vocabulary/ground.ts"

/**
 * Stands for a value that could not be read because the caller's own code threw. No schema accepts it, so the
 * error names its place.
 */
export const unreadable = Symbol("unreadable")

/** Values whose content is not in fields, with what an error says was given. */
const fieldless: ReadonlyArray<readonly [kind: abstract new (...args: never) => object, said: Reason]> = [
  [Map, { en: "a Map was given", vi: "giá trị là bảng tra dạng `Map`" }],
  [WeakMap, { en: "a WeakMap was given", vi: "giá trị là bảng tra dạng `WeakMap`" }],
  [Set, { en: "a Set was given", vi: "giá trị là tập hợp dạng `Set`" }],
  [WeakSet, { en: "a WeakSet was given", vi: "giá trị là tập hợp dạng `WeakSet`" }],
  [Error, { en: "an error was given", vi: "giá trị là một lỗi" }],
  [RegExp, { en: "a regular expression was given", vi: "giá trị là biểu thức chính quy" }],
]

const standIns: ReadonlyMap<symbol, Reason> = new Map(fieldless.map(([, said]) => [Symbol(said.en), said]))

/** How an error describes a value without fields, or its stand-in in a copy. */
export const saidOfFieldless = (value: object | symbol): Reason | undefined =>
  typeof value === "symbol" ? standIns.get(value) : fieldless.find(([kind]) => value instanceof kind)?.[1]

/**
 * Stands in a copy for a value whose content is not in fields: its copy would be an empty object, which may
 * pass for a request. No schema accepts it, and errors say what was given.
 */
export const standInFor = (value: object): symbol | undefined => {
  const said = saidOfFieldless(value)
  return said && [...standIns].find(([, each]) => each === said)?.[0]
}
