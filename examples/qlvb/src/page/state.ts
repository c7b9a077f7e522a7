import type { Standing } from "@lienthong/core"
import { type DocumentStatus, documentStatusNames } from "@lienthong/core/report"
import type { Say } from "../visit/language.ts"
import { html, type Markup } from "./html.ts"

/** The shape that a state is drawn with, distinguished without colour. */
export type Glyph = "wait" | "sent" | "arr" | "acc" | "asg" | "pro" | "done" | "ref" | "park" | "back" | "pap"

/** The colour family of a state, which only repeats what its shape and word say. */
export type Tone = "go" | "ok" | "bad" | "warn" | "tim" | "off"

/** How a state is shown: a shape, a word, a colour. */
export interface State {
  readonly glyph: Glyph
  readonly tone: Tone
  readonly word: string
  /** How far the document has come, of six steps; for narrow screens. */
  readonly steps: number
}

const state = (glyph: Glyph, tone: Tone, steps: number) => ({ glyph, tone, steps })

const ofStanding: Readonly<Record<Standing, Omit<State, "word">>> = {
  "paper-only": state("pap", "off", 1),
  waiting: state("wait", "off", 0),
  retrying: state("wait", "warn", 0),
  parked: state("park", "bad", 0),
  withdrawn: state("back", "tim", 0),
  sent: state("sent", "go", 1),
  arrived: state("arr", "go", 2),
  accepted: state("acc", "go", 3),
  assigned: state("asg", "go", 4),
  processing: state("pro", "go", 5),
  completed: state("done", "ok", 6),
  refused: state("ref", "bad", 2),
  "recall-asked": state("back", "tim", 2),
  "recall-declined": state("back", "bad", 2),
  "paper-out": state("pap", "bad", 1),
  recalled: state("back", "tim", 6),
}

const ofStatus: Readonly<Record<DocumentStatus, Omit<State, "word">>> = {
  preparing: state("wait", "off", 0),
  "not-issued": state("ref", "off", 0),
  waiting: state("wait", "off", 0),
  sent: state("sent", "go", 1),
  arrived: state("arr", "go", 2),
  accepted: state("acc", "go", 3),
  assigned: state("asg", "go", 4),
  processing: state("pro", "go", 5),
  completed: state("done", "ok", 6),
  refused: state("ref", "bad", 2),
  recalled: state("back", "tim", 6),
  deleted: state("back", "off", 6),
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** A state of Decision 28, Art. 10.2h, in the article's own words. */
export const statusState = (status: DocumentStatus, say: Say): State => {
  const { vi, en } = documentStatusNames[status]
  return { ...ofStatus[status], word: capital(say(vi, en)) }
}

/** The state of a document at one recipient. */
export const standingState = (standing: Standing, say: Say): State => {
  const words: Readonly<Record<Standing, string>> = {
    "paper-only": say("Gửi giấy", "On paper"),
    waiting: say("Chờ gửi", "Waiting to be sent"),
    retrying: say("Chờ gửi lại", "To be retried"),
    parked: say("Dừng gửi", "Sending stopped"),
    withdrawn: say("Thu hồi trước khi gửi", "Withdrawn before sending"),
    sent: say("Đã gửi", "Sent"),
    arrived: say("Đã đến", "Arrived"),
    accepted: say("Đã tiếp nhận", "Accepted"),
    assigned: say("Đã chuyển xử lý", "Assigned"),
    processing: say("Đang xử lý", "In progress"),
    completed: say("Đã hoàn thành", "Completed"),
    refused: say("Từ chối nhận", "Refused"),
    "recall-asked": say("Chờ trả lời thu hồi", "Recall asked"),
    "recall-declined": say("Không đồng ý trả", "Recall declined"),
    "paper-out": say("Còn bản giấy", "Paper still out"),
    recalled: say("Đã thu hồi", "Recalled"),
  }
  return { ...ofStanding[standing], word: words[standing] }
}

export const glyph = (name: Glyph): Markup =>
  html`<svg class="g" aria-hidden="true" focusable="false"><use href=${`#g-${name}`} /></svg>`

/** A state in a row: its shape and its word. */
export const stateMark = ({ glyph: shape, tone, word }: State): Markup =>
  html`<span class=${`stt ${tone}`}>${glyph(shape)} ${word}</span>`
