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
  /** Set when the error ended an operation of the exchange. Its sentence mentions it. */
  recorded: Schema.optionalKey(Recorded),
}

/**
 * What every error of this library has: a stable code to branch on and to search for, and the sentence.
 *
 * @example
 * ```ts
 * import { isProblem } from "@lienthong/core"
 *
 * const explain = (error: unknown): string =>
 *   isProblem(error) ? `${error.code}: ${error.sentence.vi} ${error.sentence.next.vi}` : "Lỗi không rõ"
 * ```
 */
export interface Problem extends SerializedProblem {
  readonly toJSON: () => SerializedProblem
}

/** What a client may see of a problem: all but the stack and the cause. */
export interface SerializedProblem {
  readonly _tag: string
  readonly reason: string
  readonly detail: Detail
  /** `<room>/<reason>`, for example `transport/timed-out`. Stable over releases. */
  readonly code: string
  /** The status a host answers with over HTTP. */
  readonly status: HttpStatus
  readonly sentence: Sentence
  /**
   * What the operation recorded before it failed. Absent when it cannot have recorded anything: an
   * `InputError`, `DocumentError` or `AuthorizationError` rejects the request, and a look-up records nothing.
   */
  readonly recorded?: Recorded
}

/** Whether a caught value is an error of this library. A proxy that throws when it is read is not one. */
export const isProblem = (value: unknown): value is Problem & Error => {
  try {
    return value instanceof Error && "code" in value && "sentence" in value && "reason" in value
  } catch {
    return false
  }
}
