import { Schema, Struct } from "effect"
import type { HttpStatus } from "./http-status.ts"
import { printable, stackOf } from "./printable.ts"
import { type Problem, problemFields } from "./problem.ts"
import type { Recorded } from "./recorded.ts"
import { type Detail, type Sentence, sentenceOf } from "./sentence.ts"

/** What an error class states for each of its reasons: a sentence, and the status a host answers with. */
export type ProblemCatalogue<Reason extends string> = Readonly<
  Record<Reason, Sentence & { readonly status: HttpStatus }>
>

/**
 * Makes `code`, `status` and `sentence` own properties, so that `{ ...error }` has them, and makes the stack
 * contain both sentences, because Node.js prints the stack of an uncaught error.
 */
const withOwnSentence = (base: object): unknown =>
  new Proxy(base, {
    construct(target, given, made) {
      const problem: Problem & Error = Reflect.construct(target as typeof Error, given, made)
      for (const name of ["code", "status", "sentence"] as const)
        Object.defineProperty(problem, name, { value: problem[name], enumerable: true, configurable: true })
      Object.defineProperty(problem, "stack", {
        value: stackOf(problem),
        configurable: true,
        writable: true,
      })
      return problem
    },
  })

/** An error as its sentence sees it. */
interface ErrorContext<Reason extends string> {
  readonly reason: Reason
  readonly detail: Detail
  readonly recorded?: Recorded
}

/**
 * Creates the base of an error class. One catalogue gives its reasons, its codes (`<room>/<reason>`), both
 * sentences, its HTTP status and its printed form. A reason without a sentence or a status does not compile.
 *
 * `fields` are further fields of the class beside the reason and its details. `words` derives details from
 * the others, such as the Vietnamese name of a field; a detail that was given takes precedence.
 *
 * @example
 * ```ts
 * import { problemClass } from "@lienthong/core/adapter"
 *
 * const catalogue = {
 *   "tray-empty": {
 *     status: 503,
 *     en: "The tray {tray} is empty.",
 *     vi: "Khay {tray} hết giấy.",
 *     next: { en: "Fill it.", vi: "Nạp giấy." },
 *   },
 * } as const
 *
 * class PrinterError extends problemClass<PrinterError>()("PrinterError", "printer", catalogue) {}
 *
 * const error = new PrinterError({ reason: "tray-empty", detail: { tray: "2" } })
 * error.code // "printer/tray-empty"
 * error.sentence.vi // "Khay 2 hết giấy."
 * ```
 */
export const problemClass =
  <Self>() =>
  <
    Tag extends string,
    Room extends string,
    Reason extends string,
    const Fields extends Schema.Struct.Fields = Record<never, never>,
  >(
    tag: Tag,
    room: Room,
    catalogue: ProblemCatalogue<Reason>,
    {
      fields,
      words,
    }: { readonly fields?: Fields; readonly words?: (met: ErrorContext<Reason>) => Detail } = {},
  ) => {
    const Base = Schema.TaggedError<
      Self,
      {
        readonly code: `${Room}/${Reason}`
        readonly status: HttpStatus
        readonly sentence: Sentence
        readonly toJSON: Problem["toJSON"]
      }
    >()(tag, {
      reason: Schema.Literals(Struct.keys(catalogue)),
      ...problemFields,
      ...(fields as Fields),
    })
    const members = {
      code: (met: ErrorContext<Reason>) => `${room}/${met.reason}`,
      status: (met: ErrorContext<Reason>) => catalogue[met.reason].status,
      sentence: (met: ErrorContext<Reason>) =>
        sentenceOf(catalogue, words ? { ...met, detail: { ...words(met), ...met.detail } } : met),
      message: (met: Problem) => met.sentence.en,
    }
    const { prototype } = Base as unknown as { readonly prototype: Problem }
    for (const [name, tell] of Object.entries(members))
      Object.defineProperty(prototype, name, {
        configurable: true,
        get(this: Problem & ErrorContext<Reason>) {
          return tell(this)
        },
      })
    printable({ prototype })
    return withOwnSentence(Base as unknown as object) as typeof Base
  }
