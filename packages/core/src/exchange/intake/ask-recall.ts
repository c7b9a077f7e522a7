import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import { decide } from "../../document/incoming/decide.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { dutiesOfIncomingChange } from "../duty/incoming-change.ts"
import { loadIncoming } from "../incoming/transact.ts"
import { now } from "../now.ts"
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
    const at = yield* now
    const duties = yield* dutiesOfIncomingChange(loaded, events, at)
    yield* record(
      system,
      {
        appends: [append("incoming", loaded, events), ...duties.appends],
        marks: [entryMark(entry, answer)],
        work: { add: duties.work },
      },
      at,
    )
    return answer
  }).pipe(retryContended)
