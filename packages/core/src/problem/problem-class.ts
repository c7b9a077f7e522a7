import { Schema, Struct } from "effect"
import type { HttpStatus } from "./http-status.ts"
import { type Problem, problemFields } from "./problem.ts"
import type { Recorded } from "./recorded.ts"
import { type Detail, type Sentence, sentenceOf } from "./sentence.ts"
import { stackOf, tellable } from "./tellable.ts"

/** What every reason of an error class has: a sentence, and the status that a host answers with. */
export type ProblemCatalogue<Reason extends string> = Readonly<
  Record<Reason, Sentence & { readonly status: HttpStatus }>
>

/** The class with its sentences in the stack: that is what Node.js prints of an error that nobody caught. */
const tellingStack = (base: object): unknown =>
  new Proxy(base, {
    construct(target, given, made) {
      const problem: Problem & Error = Reflect.construct(target as typeof Error, given, made)
      Object.defineProperty(problem, "stack", {
        value: stackOf(problem),
        configurable: true,
        writable: true,
      })
      return problem
    },
  })

/** An error as its sentence sees it. */
interface Met<Reason extends string> {
  readonly reason: Reason
  readonly detail: Detail
  readonly recorded?: Recorded
}

/**
 * The base of an error class: from one catalogue come its reasons, its codes (`<room>/<reason>`), both its sentences, its
 * HTTP status and what is printed of it. A reason without a sentence or a status cannot be written.
 *
 * `fields` are what the class carries beside the reason and its details. `words` are details that follow from the others,
 * as the Vietnamese name of a field: a detail that was given wins.
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
    { fields, words }: { readonly fields?: Fields; readonly words?: (met: Met<Reason>) => Detail } = {},
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
      code: (met: Met<Reason>) => `${room}/${met.reason}`,
      status: (met: Met<Reason>) => catalogue[met.reason].status,
      sentence: (met: Met<Reason>) =>
        sentenceOf(catalogue, words ? { ...met, detail: { ...words(met), ...met.detail } } : met),
      message: (met: Problem) => met.sentence.en,
    }
    const { prototype } = Base as unknown as { readonly prototype: Problem }
    for (const [name, tell] of Object.entries(members))
      Object.defineProperty(prototype, name, {
        configurable: true,
        get(this: Problem & Met<Reason>) {
          return tell(this)
        },
      })
    tellable({ prototype })
    return tellingStack(Base as unknown as object) as typeof Base
  }
