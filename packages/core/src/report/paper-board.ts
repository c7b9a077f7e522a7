import type { Paper } from "../document/paper/state.ts"
import type { PaperVerdict } from "../policy/paper-received.ts"
import { printCode } from "../vocabulary/document-code.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import type { ReadModel } from "./read-model.ts"

/** One line of the list of received paper (bản giấy nhận được). */
export interface PaperLine extends Paper {
  readonly from: string
  /** Số và ký hiệu. */
  readonly code: string
}

/** How much paper a sender sent, by verdict. */
export interface PaperSender extends Readonly<Record<PaperVerdict["outcome"], number>> {
  readonly code: string
  readonly name: string
}

/** The received paper: each copy, and the senders, the most wasteful first. */
export interface PaperBoard {
  readonly lines: ReadonlyArray<PaperLine>
  readonly senders: ReadonlyArray<PaperSender>
}

/** The received paper, in the order recorded. */
export const paperLines = ({ papers }: ReadModel): PaperBoard => {
  const senders = new Map<string, PaperSender>()
  for (const { copy, verdict } of papers.values()) {
    const { code, name = code } = copy.from
    const none = { justified: 0, waste: 0, "electronic-missing": 0, undecided: 0 }
    const sender = senders.get(code) ?? { ...none, code, name }
    senders.set(code, { ...sender, [verdict.outcome]: sender[verdict.outcome] + 1 })
  }
  return {
    lines: [...papers.values()].map((paper) => ({
      ...paper,
      from: paper.copy.from.name ?? paper.copy.from.code,
      code: printCode(paper.copy.code),
    })),
    senders: [...senders.values()].sort((a, b) => b.waste - a.waste || (a.code < b.code ? -1 : 1)),
  }
}

/** The received paper from the whole log, in the order recorded. */
export const paperBoard = (changes: Iterable<Change>): PaperBoard => paperLines(buildReadModel(changes))
