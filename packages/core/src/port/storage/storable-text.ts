import type { Commit } from "./commit.ts"

/** Half of a surrogate pair, which UTF-8 cannot say. */
const half = /\p{Surrogate}/u
/** What PostgreSQL cannot keep. */
const nul = "\0"

/** A text that every store keeps exactly as it is, U+FFFD standing for what none could. */
export const storableText = (text: string): string =>
  text.replaceAll(nul, "\uFFFD").replaceAll(new RegExp(half, "gu"), "\uFFFD")

const textsOf = function* ({ by, appends, marks = [], work, blobs, checkpoints = [] }: Commit) {
  yield ["by", by]
  for (const { stream, events } of appends) {
    yield ["stream", stream]
    for (const { type, data } of events) {
      yield ["type", type]
      yield ["data", data]
    }
  }
  for (const { key, value } of marks) {
    yield ["mark", key]
    yield ["mark", value]
  }
  for (const { id, kind, payload } of work?.add ?? []) {
    yield ["work", id]
    yield ["kind", kind]
    yield ["payload", payload]
  }
  for (const { outcome } of work?.settle ?? []) if (outcome._tag !== "Done") yield ["note", outcome.note]
  for (const { holder } of [...(blobs?.hold ?? []), ...(blobs?.release ?? [])]) yield ["holder", holder]
  for (const { subscriber } of checkpoints) yield ["subscriber", subscriber]
}

/**
 * The first text of a commit that a store could only keep as another one, with the name of its field. Its hash would
 * be of a text that nobody can read again.
 */
export const findUnstorable = (
  commit: Commit,
): { readonly field: string; readonly text: string } | undefined => {
  for (const [field = "", text = ""] of textsOf(commit))
    if (text.includes(nul) || half.test(text)) return { field, text: storableText(text).slice(0, 100) }
  return undefined
}
