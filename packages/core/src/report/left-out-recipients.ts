import { leftOut } from "../document/outgoing/left-out.ts"
import { currentLinesOf, type Outgoing } from "../document/outgoing/state.ts"
import { streamName } from "../log/stream-kind.ts"
import type { ReadModel } from "./read-model.ts"
import { remark } from "./remark.ts"

/** The recipients of a document or of the replacements after it. */
const reachedBy = ({ outgoing }: Pick<ReadModel, "outgoing">, document: string) => {
  const chain = new Set<Outgoing>()
  let next = outgoing.get(streamName.outgoing(document))
  while (next && !chain.has(next)) {
    chain.add(next)
    next = next.replacedBy && outgoing.get(streamName.outgoing(next.replacedBy.document))
  }
  return [...chain].flatMap(currentLinesOf)
}

/**
 * The recipients that have a document replaced by this one and were not sent this one, also in words.
 * Excludes those whose document was recalled, those added by an update or sent a further replacement, and all
 * when the replacement itself was recalled.
 */
export const leftOutOf = (model: Pick<ReadModel, "outgoing">, document: string, { dispatched }: Outgoing) => {
  const replaced = (dispatched?.replaces ?? []).flatMap((each) => {
    const state = model.outgoing.get(streamName.outgoing(each.document))
    return state && !state.recall && state.replacedBy?.document === document ? [state] : []
  })
  const notSentTo = leftOut(replaced.flatMap(currentLinesOf), reachedBy(model, document))
  const names = notSentTo.map(({ name }) => name).join(", ")
  return {
    notSentTo,
    needsAttention: notSentTo.length > 0,
    ...(notSentTo.length > 0 && {
      remark: remark(
        "not-sent-to",
        `What it replaces went to ${names}, and it does not: add them by an update, or recall the earlier document.`,
        `Văn bản bị thay thế đã gửi ${names}, văn bản này thì không: cập nhật để bổ sung nơi nhận, hoặc thu hồi văn bản bị thay thế.`,
      ),
    }),
  }
}
