import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import { decide } from "../../document/incoming/decide.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { loadIncoming } from "../incoming/transact.ts"
import { record, retryContended } from "../record.ts"
import { append } from "../stream/append.ts"
import { type Answer, entryMark } from "./refuse-packet.ts"

/** Records that a sender wants a document back; the agency answers it. */
export const askRecall = (
  entry: MailboxEntry,
  document: string,
  question: { readonly reason: string; readonly statedAt?: VietnamTime },
) =>
  Effect.gen(function* () {
    const loaded = yield* loadIncoming(document)
    const events = yield* Effect.fromResult(
      decide(loaded.state, { _tag: "AskRecall", entry: entry.id, ...question }),
    )
    const answer: Answer = { outcome: "done" }
    yield* record(system, {
      appends: [append("incoming", loaded, events)],
      marks: [entryMark(entry, answer)],
    })
    return answer
  }).pipe(retryContended)
