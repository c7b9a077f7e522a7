import type { IncomingLine } from "@lienthong/core/report"
import { actionButton } from "../page/form.ts"
import { html, type Markup } from "../page/html.ts"
import { hasRole, type Viewer } from "../visit/visit.ts"
import { awaitsAnswer } from "./stage.ts"

const link = (to: string, label: string, about: string): Markup =>
  html`<a class="btn sm" href=${to} aria-label=${`${label}: ${about}`}>${label}</a>`

/** The one thing that a person does next with a document in a list. */
export const nextAct = (viewer: Viewer, line: IncomingLine): Markup => {
  const { say } = viewer
  const { document, stage, envelope } = line
  const at = `/den/${document}`
  const about = envelope.subject
  const [isClerk, isLeader, isDrafter] = (["clerk", "leader", "drafter"] as const).map((role) =>
    hasRole(viewer, role),
  )
  if (awaitsAnswer(line) && (isClerk || isLeader)) return link(at, say("Trả lời…", "Answer…"), about)
  if (stage === "arrived" && isClerk)
    return actionButton(viewer, `${at}/tiep-nhan`, say("Tiếp nhận", "Accept"), "small", about)
  if (stage === "registered" && (isClerk || isLeader))
    return link(`${at}/chuyen`, say("Chuyển…", "Assign…"), about)
  if (stage === "assigned" && isDrafter)
    return actionButton(viewer, `${at}/bat-dau`, say("Bắt đầu", "Start"), "small", about)
  if (stage === "processing" && isDrafter)
    return link(`${at}/hoan-thanh`, say("Hoàn thành…", "Complete…"), about)
  return null
}
