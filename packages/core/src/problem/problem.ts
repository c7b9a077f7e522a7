import { Schema } from "effect"
import type { HttpStatus } from "./http-status.ts"
import { Recorded } from "./recorded.ts"
import type { Detail, Sentence } from "./sentence.ts"

/**
 * The fields every error of this library carries beside its `reason`: the details its sentence mentions and,
 * where a driver or the network failed, the cause for the log.
 */
export const problemFields = {
  detail: Schema.Record(Schema.String, Schema.String),
  cause: Schema.optionalKey(Schema.Defect()),
  /** Set where the error ended an operation of the exchange, and said in its sentence. */
  recorded: Schema.optionalKey(Recorded),
}

/**
 * What every error of this library can tell: a stable code to branch on and to search for, and the sentence.
 *
 * @example
 * ```ts
 * import { isProblem } from "@lienthong/core"
 *
 * const explain = (error: unknown): string =>
 *   isProblem(error) ? `${error.code}: ${error.sentence.vi} ${error.sentence.next.vi}` : "Lỗi không rõ"
 * ```
 */
export interface Problem extends ToldProblem {
  readonly toJSON: () => ToldProblem
}

/** What a client may see of a problem: neither stack nor cause. */
export interface ToldProblem {
  readonly _tag: string
  readonly reason: string
  readonly detail: Detail
  /** `<room>/<reason>`, for example `transport/timed-out`. Stable over releases. */
  readonly code: string
  /** What a host answers with over HTTP. */
  readonly status: HttpStatus
  readonly sentence: Sentence
  /**
   * What the operation that ended with it has recorded. Absent where there is nothing to say: an `InputError`,
   * `DocumentError` or `AuthorizationError` is a no, and a look-up records nothing.
   */
  readonly recorded?: Recorded
}

/** Whether a caught value is an error of this library. */
export const isProblem = (value: unknown): value is Problem & Error =>
  value instanceof Error && "code" in value && "sentence" in value && "reason" in value
