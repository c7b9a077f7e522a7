import type { VietnamTime } from "../../time/vietnam-time.ts"

/**
 * Where the paper is that a rule orders beside or instead of the electronic document (bản giấy). One value
 * excludes contradictions, such as paper that is wanted back but was never sent.
 */
export type PaperCopy =
  /** No rule orders paper. */
  | { readonly _tag: "none" }
  /** A rule orders it and it has not been sent. */
  | { readonly _tag: "due" }
  /** The document was taken back before its paper was sent, as far as we know. The paper stays here. */
  | { readonly _tag: "kept" }
  | { readonly _tag: "out"; readonly sentAt: VietnamTime }
  /** The document was taken back after its paper was sent. Somebody must fetch it. */
  | { readonly _tag: "wanted"; readonly sentAt: VietnamTime; readonly since: VietnamTime }
  | { readonly _tag: "back"; readonly sentAt: VietnamTime; readonly returnedAt: VietnamTime }

/** Records that the paper was sent. If the document was already taken back, the paper must be fetched. */
export const sendPaper = (paper: PaperCopy, at: VietnamTime): PaperCopy =>
  paper._tag === "due"
    ? { _tag: "out", sentAt: at }
    : paper._tag === "kept"
      ? { _tag: "wanted", sentAt: at, since: at }
      : paper

/** Takes the paper back together with the document. */
export const takePaperBack = (paper: PaperCopy, at: VietnamTime): PaperCopy =>
  paper._tag === "due"
    ? { _tag: "kept" }
    : paper._tag === "out"
      ? { _tag: "wanted", sentAt: paper.sentAt, since: at }
      : paper

/** Records that the paper was fetched back. */
export const returnPaper = (paper: PaperCopy, at: VietnamTime): PaperCopy =>
  paper._tag === "wanted" ? { _tag: "back", sentAt: paper.sentAt, returnedAt: at } : paper

/**
 * Prepares the paper for a new sending: paper that is still out stays there, otherwise it is sent if a rule
 * orders it.
 */
export const leavePaper = (paper: PaperCopy, isOrdered: boolean): PaperCopy =>
  paper._tag === "wanted" || paper._tag === "out"
    ? { _tag: "out", sentAt: paper.sentAt }
    : { _tag: isOrdered ? "due" : "none" }

/** When the paper was sent. Returns nothing before that. */
export const paperSentAt = (paper: PaperCopy): VietnamTime | undefined =>
  "sentAt" in paper ? paper.sentAt : undefined
