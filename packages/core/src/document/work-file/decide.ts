import { Result } from "effect"
import type { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import type { Decider } from "../decider.ts"
import { type DocumentError, deny } from "../document-error.ts"
import type { WorkFileEvent } from "./event.ts"

type Opened = Extract<WorkFileEvent, { _tag: "FileOpened" }>
type Closed = Extract<WorkFileEvent, { _tag: "FileClosed" }>

/** A document in a work file, by its place. */
export interface FiledDocument {
  readonly document: string
  readonly ordinal: number
  readonly filedAt: VietnamTime
}

/** The state of a work file (hồ sơ công việc). */
export interface WorkFile extends Omit<Opened, "_tag"> {
  /** In the order in which they were added. */
  readonly documents: ReadonlyArray<FiledDocument>
  /** The place of the next document. */
  readonly nextOrdinal: number
  readonly openedAt: VietnamTime
  readonly endDate?: LocalDate
  readonly closedAt?: VietnamTime
}

/** The name of a work file, by its year and its number and notation: `2026/01-TCCB`. */
export const workFileName = ({ year, notation }: Pick<WorkFile, "year" | "notation">): string =>
  `${year}/${notation.trim()}`

/** The commands about a work file. */
export type WorkFileCommand =
  | ({ readonly _tag: "Open" } & Omit<Opened, "_tag">)
  | { readonly _tag: "Add"; readonly document: string }
  | { readonly _tag: "Remove"; readonly document: string; readonly reason: string }
  | ({ readonly _tag: "Close" } & Omit<Closed, "_tag">)

const holds = ({ documents }: WorkFile, wanted: string) =>
  documents.some(({ document }) => document === wanted)

const decide = (
  state: WorkFile | undefined,
  command: WorkFileCommand,
): Result.Result<ReadonlyArray<WorkFileEvent>, DocumentError> => {
  if (command._tag === "Open") {
    if (state) return Result.fail(deny("file-opened-already", { file: state.notation }))
    return Result.succeed([{ ...command, _tag: "FileOpened" }])
  }
  if (!state) return Result.fail(deny("unknown-file"))
  if (state.closedAt !== undefined) return Result.fail(deny("file-closed", { file: state.notation }))
  switch (command._tag) {
    case "Add":
      return holds(state, command.document)
        ? Result.fail(deny("filed-already", { file: state.notation }))
        : Result.succeed([{ _tag: "DocumentFiled", document: command.document, ordinal: state.nextOrdinal }])
    case "Remove":
      return holds(state, command.document)
        ? Result.succeed([{ ...command, _tag: "DocumentUnfiled" }])
        : Result.fail(deny("not-filed", { file: state.notation }))
    case "Close":
      return Result.succeed([{ ...command, _tag: "FileClosed" }])
  }
}

const evolve = (state: WorkFile | undefined, event: WorkFileEvent, at: VietnamTime): WorkFile | undefined => {
  if (event._tag === "FileOpened") {
    const { _tag, ...opened } = event
    return state ?? { ...opened, documents: [], nextOrdinal: 1, openedAt: at }
  }
  if (state === undefined) return undefined
  switch (event._tag) {
    case "DocumentFiled": {
      const { document, ordinal } = event
      const documents = [...state.documents, { document, ordinal, filedAt: at }]
      return { ...state, documents, nextOrdinal: ordinal + 1 }
    }
    case "DocumentUnfiled":
      return {
        ...state,
        documents: state.documents.filter(({ document }) => document !== event.document),
      }
    case "FileClosed": {
      const { _tag, ...closed } = event
      return { ...state, ...closed, closedAt: at }
    }
  }
}

/** The decider of a work file. */
export const workFile: Decider<WorkFile, WorkFileCommand, WorkFileEvent, DocumentError> = { decide, evolve }
