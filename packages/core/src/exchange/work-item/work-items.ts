import type { NewWork } from "../../port/storage/work.ts"
import { documentWork } from "./document-work.ts"
import { lookUpWork } from "./look-up-work.ts"
import { resendWork } from "./resend-work.ts"
import { statusWork } from "./status-work.ts"
import { updateWork } from "./update-work.ts"
import { watchWork } from "./watch-work.ts"
import type { WorkSubject } from "./work-item.ts"

/** What an item of the outbox carries, by the kind of its work. */
export const workItems = {
  document: documentWork,
  status: statusWork,
  update: updateWork,
  resend: resendWork,
  watch: watchWork,
  "look-up": lookUpWork,
} as const

export type WorkKindName = keyof typeof workItems

export const workKindNames = Object.keys(workItems) as ReadonlyArray<WorkKindName>

/** Whether this release knows a kind of work. */
export const isWorkKind = (kind: string): kind is WorkKindName => Object.hasOwn(workItems, kind)

/** What a work item is about; nothing if its kind is of another release, or it cannot be read. */
export const subjectOf = (work: Pick<NewWork, "kind" | "payload">): WorkSubject =>
  isWorkKind(work.kind) ? workItems[work.kind].subjectOf(work) : { to: [] }
