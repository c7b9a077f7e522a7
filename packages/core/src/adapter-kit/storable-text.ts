import type { Commit } from "../port/storage/commit.ts"

/** Half of a surrogate pair, which UTF-8 cannot encode. */
const half = /\p{Surrogate}/u
/** PostgreSQL cannot store it. */
const nul = "\0"

/** The longest name of a stream, a mark or work, in characters as JavaScript counts them. */
const maxNameLength = 500
const names: ReadonlySet<string> = new Set(["stream", "mark", "work"])

/**
 * Replaces each character that a store could not keep with U+FFFD, so that every store keeps the text
 * unchanged. For adapters' errors.
 */
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
    yield ["value", value]
  }
  for (const { id, kind, payload } of work?.add ?? []) {
    yield ["work", id]
    yield ["kind", kind]
    yield ["payload", payload]
  }
  for (const { outcome } of work?.settle ?? []) {
    if (outcome._tag === "Done") continue
    yield ["note", outcome.note]
    yield ["problem", outcome.failure?.problem]
  }
  for (const { holder } of [...(blobs?.hold ?? []), ...(blobs?.release ?? [])]) yield ["holder", holder]
  for (const { subscriber } of checkpoints) yield ["subscriber", subscriber]
}

/**
 * Finds the first text of a commit that a store would change or could not keep, with the name of its field.
 * The exchange refuses it with `text-invalid` before it commits; an adapter whose database refused a commit
 * uses it to name the text. The text is shortened, with U+FFFD for characters that cannot be encoded.
 */
export const findUnstorable = (
  commit: Commit,
): { readonly field: string; readonly text: string } | undefined => {
  for (const [field = "", text = ""] of textsOf(commit)) {
    const isTooLong = names.has(field) && text.length > maxNameLength
    if (isTooLong || text.includes(nul) || half.test(text))
      return { field, text: storableText(text.slice(0, 100)) }
  }
  return undefined
}
