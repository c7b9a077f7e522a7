import type { Problem, SerializedProblem } from "./problem.ts"
import { type Detail, truncated } from "./sentence.ts"

const truncatedDetail = (detail: Detail): Detail =>
  Object.fromEntries(Object.entries(detail).map(([name, text]) => [name, truncated(text)]))

/** The JSON of a problem: what a client may see, without the stack and the cause. */
const asJson = ({
  _tag,
  code,
  status,
  reason,
  sentence,
  detail,
  recorded,
}: SerializedProblem): SerializedProblem => ({
  _tag,
  code,
  status,
  reason,
  sentence,
  detail: truncatedDetail(detail),
  ...(recorded !== undefined && { recorded }),
})

const asText = ({ code, sentence: { en, vi, next } }: Problem): string =>
  `${code}: ${en} ${next.en} | ${vi} ${next.vi}`

type Inspect = (value: unknown, options: object) => string

/** The stack of a problem: its sentences, and the frames where it, or the error it restates, was created. */
export const stackOf = (problem: Problem & Error, met: Error = problem): string =>
  [`${problem._tag}: ${asText(problem)}`, ...framesOf(met)].join("\n")

const framesOf = ({ stack }: Error): ReadonlyArray<string> =>
  (stack ?? "").split("\n").filter((line) => /^\s+at /.test(line))

/** The text that `console.error` and the like print for a problem, including the stack and the cause. */
const asPrinted = (
  problem: Problem & Error,
  depth: number,
  options: object,
  inspect: Inspect | undefined,
): string => {
  const { _tag, code, sentence, detail, cause } = problem
  const { en, vi, next } = sentence
  if (depth < 0 || inspect === undefined) return `[${_tag}: ${asText(problem)}]`
  const printed = { code, vi, next, detail: truncatedDetail(detail), ...(cause !== undefined && { cause }) }
  return [`${_tag}: ${en}`, ...framesOf(problem)].join("\n").concat(" ", inspect(printed, options))
}

/**
 * Makes every problem of a class print and serialise its code, both sentences and its details: with
 * `console.error`, `String` and `JSON.stringify`.
 */
export const printable = ({ prototype }: { readonly prototype: Problem }): void => {
  const method = (value: unknown) => ({ value, enumerable: false, configurable: true, writable: true })
  Object.defineProperties(prototype, {
    toJSON: method(function toJson(this: Problem) {
      return asJson(this)
    }),
    toString: method(function toText(this: Problem) {
      return asText(this)
    }),
    [Symbol.for("nodejs.util.inspect.custom")]: method(function print(
      this: Problem & Error,
      depth: number,
      options: object,
      inspect?: Inspect,
    ) {
      return asPrinted(this, depth, options, inspect)
    }),
  })
}
