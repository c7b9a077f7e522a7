import { Result } from "effect"
import type { PaperVerdict } from "../../policy/paper-received.ts"
import type { Decider } from "../decider.ts"
import { type DocumentError, deny } from "../document-error.ts"
import type { PaperEvent, ReceivedPaper } from "./event.ts"
import { evolve, type Paper } from "./state.ts"

/** The commands about the received paper of a document. */
export type PaperCommand =
  | {
      readonly _tag: "Record"
      readonly copy: ReceivedPaper
      readonly verdict: PaperVerdict
      /** The electronic document, if it is here. */
      readonly document?: string
    }
  | { readonly _tag: "Match"; readonly document: string; readonly verdict: PaperVerdict }
  | ({ readonly _tag: "Register" } & Omit<Extract<PaperEvent, { _tag: "PaperRegistered" }>, "_tag">)

/** Paper is recorded once, and matched with its electronic document when that is here. */
const record = (
  state: Paper | undefined,
  { copy, verdict, document }: Extract<PaperCommand, { _tag: "Record" }>,
): ReadonlyArray<PaperEvent> => {
  if (!state) return [{ _tag: "PaperReceived", copy, ...(document !== undefined && { document }), verdict }]
  return state.document === undefined && document !== undefined
    ? [{ _tag: "ElectronicCame", document, verdict }]
    : []
}

const decide = (
  state: Paper | undefined,
  command: PaperCommand,
): Result.Result<ReadonlyArray<PaperEvent>, DocumentError> => {
  if (command._tag === "Record") return Result.succeed(record(state, command))
  if (!state) return Result.fail(deny("unknown-document"))
  if (command._tag === "Match") return Result.succeed([{ ...command, _tag: "ElectronicCame" }])
  return state.registered
    ? Result.fail(deny("registered-already", { number: String(state.registered.number) }))
    : Result.succeed([{ ...command, _tag: "PaperRegistered" }])
}

/** The decider of received paper (bản giấy nhận được). */
export const paper: Decider<Paper, PaperCommand, PaperEvent, DocumentError> = { decide, evolve }
