import type { VietnamTime } from "../../time/vietnam-time.ts"

/**
 * Where the paper that a rule orders beside or instead of the electronic document is (bản giấy). One value, so that
 * paper cannot be wanted back that never went out, or be back and wanted at once.
 */
export type PaperCopy =
  /** No rule orders paper. */
  | { readonly _tag: "none" }
  /** A rule orders it and it has not gone. */
  | { readonly _tag: "due" }
  /** The document was taken back before its paper went, as far as we know: it does not go any more. */
  | { readonly _tag: "kept" }
  | { readonly _tag: "out"; readonly sentAt: VietnamTime }
  /** The document was taken back and its paper is out there: somebody has to fetch it. */
  | { readonly _tag: "wanted"; readonly sentAt: VietnamTime; readonly since: VietnamTime }
  | { readonly _tag: "back"; readonly sentAt: VietnamTime; readonly returnedAt: VietnamTime }

/** The paper has gone out: learned after the document was taken back, it is to be fetched. */
export const sendPaper = (paper: PaperCopy, at: VietnamTime): PaperCopy =>
  paper._tag === "due"
    ? { _tag: "out", sentAt: at }
    : paper._tag === "kept"
      ? { _tag: "wanted", sentAt: at, since: at }
      : paper

/** The document is taken back, and its paper with it. */
export const takePaperBack = (paper: PaperCopy, at: VietnamTime): PaperCopy =>
  paper._tag === "due"
    ? { _tag: "kept" }
    : paper._tag === "out"
      ? { _tag: "wanted", sentAt: paper.sentAt, since: at }
      : paper

/** The paper was fetched back. */
export const returnPaper = (paper: PaperCopy, at: VietnamTime): PaperCopy =>
  paper._tag === "wanted" ? { _tag: "back", sentAt: paper.sentAt, returnedAt: at } : paper

/** The document goes to its recipient again: paper that is out there stays, any other goes if a rule orders it. */
export const leavePaper = (paper: PaperCopy, isOrdered: boolean): PaperCopy =>
  paper._tag === "wanted" || paper._tag === "out"
    ? { _tag: "out", sentAt: paper.sentAt }
    : { _tag: isOrdered ? "due" : "none" }

/** When the paper went out; none while it has not. */
export const paperSentAt = (paper: PaperCopy): VietnamTime | undefined =>
  "sentAt" in paper ? paper.sentAt : undefined
