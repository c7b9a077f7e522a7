import { Effect } from "effect"
import type { Envelope } from "../../document/incoming/event.ts"
import { replyKindOf } from "../../document/incoming/reply-kind.ts"
import type { Reply, ReplyCommand } from "../../document/reply.ts"
import type { ResponseFor } from "../../packet/party.ts"
import type { Tolerance } from "../../packet/tolerance.ts"
import type { Mark } from "../../port/storage/commit.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import type { Placed } from "../change/ask-replies.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { namedByCode } from "../identity/find-incoming.ts"
import { findOwnDocument } from "../identity/find-own-document.ts"
import { isOwnCode } from "../identity/own-codes.ts"
import { completed, foundUndated, type Naming, namingAt, noneOf } from "../identity/undated.ts"
import type { Appended } from "../record/record.ts"
import { storeRequest } from "./deliver-request.ts"
import { findNamed } from "./find-named.ts"

/** What a commit already writes: it sets a mark and writes to a stream only once. */
interface CommitTargets {
  readonly marks: ReadonlyArray<Mark>
  readonly appends: ReadonlyArray<Appended>
}

/**
 * The document of ours that is named: by its identifier whichever agency is named with it, else by its code.
 */
const findOwn = Effect.fnUntraced(function* (named: ResponseFor, by: Naming) {
  const { organId, documentId } = named
  const mayBeOurs = organId === "" || (yield* isOwnCode)(organId)
  if (!mayBeOurs && documentId === "") return undefined
  const { date: _, ...undated } = named
  const found = yield* findOwnDocument(mayBeOurs ? named : { ...undated, code: "" }, by)
  const [first] = found
  if (first === undefined) return undefined
  const dates = found.flatMap(({ undated: date }) => date ?? [])
  if (dates.length > 1) return { notes: [noneOf(named.code, dates)] }
  const { state } = yield* requireOutgoing(first.id)
  const code = state.numbered ? printCode(state.numbered.code) : named.code
  const notes = dates.map((date) => foundUndated(named.code, date))
  return { own: { direction: "outgoing", document: first.id, code } as const, notes }
})

const isFree = (
  each: { readonly loaded: { readonly stream: string }; readonly marks: CommitTargets["marks"] },
  taken: CommitTargets,
) =>
  !taken.appends.some(({ stream }) => stream === each.loaded.stream) &&
  !each.marks.some(({ key }) => taken.marks.some((mark) => mark.key === key))

/**
 * Links an arrival with the documents here that it answers, copies or corrects, in both directions. One that
 * has not come is linked when it comes. A document that names itself is not linked, and neither is a second
 * reference to what the commit already waits for.
 */
export const linkReplies = Effect.fnUntraced(function* (
  envelope: Envelope,
  id: string,
  entry: string,
  at: VietnamTime,
  before: CommitTargets,
) {
  const self = { direction: "incoming", document: id, code: printCode(envelope.code) } as const
  const here: Array<Reply> = []
  const taken = { marks: [...before.marks], appends: [...before.appends] }
  const waiting: { marks: Array<Mark>; appends: Array<Appended> } = { marks: [], appends: [] }
  const notes: Array<Tolerance> = []
  const by = namingAt(envelope.sentAt, at)
  for (const named of (envelope.answers ?? []).map(completed)) {
    const kind = replyKindOf(envelope, named)
    const ours = yield* findOwn(named, by)
    notes.push(...(ours?.notes ?? []))
    const own = ours?.own
    if (own) here.push({ kind, ...own })
    if (ours || named.organId === "" || (yield* isOwnCode)(named.organId)) continue
    const { organId: from, documentId, code, date } = named
    const request = { from, ...(documentId !== "" && { documentId }), ...namedByCode(code, date) }
    const found = yield* findNamed(request, by)
    notes.push(...(found?.notes ?? []))
    for (const { id: document, loaded } of found?.here ?? [])
      if (loaded.state.stage !== "destroyed")
        here.push({ kind, direction: "incoming", document, code: printCode(loaded.state.envelope.code) })
    if (found === undefined || found.here.length > 0) continue
    for (const each of found.awaited.filter((one) => isFree(one, taken))) {
      const word = { _tag: "Reply", kind, document: id, code: self.code } as const
      const stored = yield* storeRequest(each, request, word, entry, at)
      for (const list of [waiting, taken]) {
        list.marks.push(...stored.marks)
        list.appends.push(stored.append)
      }
    }
  }
  const others = [...new Map(here.map((each) => [each.document, each])).values()].filter(
    ({ document }) => document !== id,
  )
  return {
    commands: others.map((other): ReplyCommand => ({ _tag: "NoteReplyTo", ...other })),
    told: others.map(({ kind, direction, document }): Placed & { readonly command: ReplyCommand } => ({
      direction,
      document,
      command: { _tag: "NoteReply", kind, ...self },
    })),
    ...waiting,
    notes,
  }
})
