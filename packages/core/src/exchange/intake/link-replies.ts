import { Effect, Option } from "effect"
import { parseDocumentIdentifier } from "../../document/document-identifier.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import { replyKindOf } from "../../document/incoming/reply-kind.ts"
import type { Reply, ReplyCommand } from "../../document/reply.ts"
import type { ResponseFor } from "../../packet/party.ts"
import type { Mark } from "../../port/storage/commit.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import type { Placed } from "../change/ask-replies.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { namedByCode } from "../identity/find-incoming.ts"
import { isOurs } from "../identity/own-codes.ts"
import { ownNamed } from "../identity/own-named.ts"
import type { Appended } from "../record/record.ts"
import { storeRequest } from "./deliver-request.ts"
import { findNamed } from "./find-named.ts"

/** What a commit writes already: it sets a mark and writes to a stream once. */
interface Taken {
  readonly marks: ReadonlyArray<Mark>
  readonly appends: ReadonlyArray<Appended>
}

/** A reference with what its identifier says beside its own fields. */
const completed = (named: ResponseFor): ResponseFor => {
  const parts = parseDocumentIdentifier(named.documentId)
  if (!parts) return named
  return {
    organId: named.organId === "" ? parts.agency : named.organId,
    code: named.code === "" ? printCode(parts.code) : named.code,
    date: named.date ?? parts.date,
    documentId: named.documentId,
  }
}

/**
 * The document of ours that is named: by its identifier whichever agency is named with it, else by its code.
 */
const findOwn = Effect.fnUntraced(function* (named: ResponseFor) {
  const { organId, documentId } = named
  const mayBeOurs = organId === "" || (yield* isOurs)(organId)
  const { date: _, ...byIdentifier } = named
  if (!mayBeOurs && documentId === "") return undefined
  const found = yield* ownNamed(mayBeOurs ? named : byIdentifier)
  if (Option.isNone(found)) return undefined
  const { state } = yield* requireOutgoing(found.value)
  const code = state.numbered ? printCode(state.numbered.code) : named.code
  return { direction: "outgoing", document: found.value, code } as const
})

const isFree = (
  each: { readonly loaded: { readonly stream: string }; readonly marks: Taken["marks"] },
  taken: Taken,
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
  before: Taken,
) {
  const self = { direction: "incoming", document: id, code: printCode(envelope.code) } as const
  const here: Array<Reply> = []
  const taken = { marks: [...before.marks], appends: [...before.appends] }
  const waiting: { marks: Array<Mark>; appends: Array<Appended> } = { marks: [], appends: [] }
  for (const named of (envelope.answers ?? []).map(completed)) {
    const kind = replyKindOf(envelope, named)
    const own = yield* findOwn(named)
    if (own) here.push({ kind, ...own })
    if (own || named.organId === "" || (yield* isOurs)(named.organId)) continue
    const { organId: from, documentId, code, date } = named
    const request = { from, ...(documentId !== "" && { documentId }), ...namedByCode(code, date) }
    const found = yield* findNamed(request)
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
  }
})
