import { DocumentError, isProblem, StorageError } from "@lienthong/core"
import { Cause, Exit } from "effect"
import type { Desk } from "./desk.ts"

/** What an answer means to a host: done, not now, or not with this document any more. */
export type Judged = "done" | "passing" | "settled"

/** Whether an error only says that something outside is away or a clock is wrong. The host tries again. */
const isPassing = (error: unknown): boolean =>
  error instanceof StorageError
    ? error.reason === "unavailable" || error.reason === "closed"
    : isProblem(error) && /^(transport\/|directory\/|input\/clock-)/.test(error.code)

/**
 * Judges an answer as a host does that knows its documents. Answers that a host must never get are noted: a
 * crash, a store that lacks something, a lost race reported as the host's fault.
 */
export const judge = (desk: Desk, call: string, exit: Exit.Exit<unknown, unknown>): Judged => {
  if (Exit.isSuccess(exit)) return "done"
  if (Cause.hasInterrupts(exit.cause)) return "passing"
  const error = Cause.squash(exit.cause)
  if (isPassing(error)) return "passing"
  if (error instanceof DocumentError) return "settled"
  const code = isProblem(error) ? error.code : "a defect"
  const text = isProblem(error) ? error.sentence.en : String(error instanceof Error ? error.stack : error)
  desk.refusals.push({ call, code, text })
  return "passing"
}
