import { Effect } from "effect"
import { inSlices, sortInSlices } from "../../adapter-kit/in-slices.ts"
import type { DirectoryEntry } from "../../port/transport.ts"

const lineOf = ({ code, name, otherCode }: DirectoryEntry) =>
  JSON.stringify(otherCode === undefined ? [code, name] : [code, name, otherCode])

const joinBytes = (parts: ReadonlyArray<Uint8Array>) => {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/**
 * Encodes a list of agencies for the store, a line each: the same text for the same agencies, in any order.
 * `lead` makes it a different file, to replace one that can no longer be read.
 */
export const encodeList = Effect.fnUntraced(function* (entries: ReadonlyArray<DirectoryEntry>, lead = "") {
  const lines = (yield* inSlices(entries, (slice) => slice.map(lineOf))).flat()
  const sorted = yield* sortInSlices(lines)
  const encoder = new TextEncoder()
  const ends = { begin: encoder.encode(`[${lead}`), between: encoder.encode(",\n"), end: encoder.encode("]") }
  const slices = yield* inSlices(sorted, (slice) => encoder.encode(slice.join(",\n")))
  const parts = slices.flatMap((slice, at) => [at === 0 ? ends.begin : ends.between, slice])
  return joinBytes(slices.length === 0 ? [ends.begin, ends.end] : [...parts, ends.end])
})

const isLine = (line: unknown): line is [code: string, name: string, otherCode?: string] =>
  Array.isArray(line) &&
  (line.length === 2 || line.length === 3) &&
  line.every((text) => typeof text === "string")

/** Parsed by hand: a schema takes ten times as long for 110,000 lines. */
const entriesOf = (lines: string): ReadonlyArray<DirectoryEntry> => {
  const read: unknown = JSON.parse(`[${lines}]`)
  if (!Array.isArray(read) || !read.every(isLine)) throw new Error("not the lines of a directory")
  return read.map(([code, name, otherCode]) =>
    otherCode === undefined ? { code, name } : { code, name, otherCode },
  )
}

/** The number of bytes to decode before yielding: a few milliseconds of work. */
const chunkSize = 131_072

/** Decodes a list. Fails with what is wrong with the text. */
export const decodeList = Effect.fnUntraced(function* (bytes: Uint8Array) {
  const decoder = new TextDecoder()
  const entries: Array<DirectoryEntry> = []
  const read = (lines: string) =>
    Effect.try({
      try: () => {
        for (const entry of entriesOf(lines)) entries.push(entry)
      },
      catch: (cause) => (cause instanceof Error ? cause.message : String(cause)),
    })
  if (bytes[0] !== 0x5b || bytes.at(-1) !== 0x5d) return yield* Effect.fail("not a list")
  let rest = ""
  for (let from = 1; from < bytes.length - 1; from += chunkSize) {
    const chunk = bytes.subarray(from, Math.min(from + chunkSize, bytes.length - 1))
    const text = rest + decoder.decode(chunk, { stream: true })
    const cut = text.lastIndexOf(",\n")
    if (cut >= 0) yield* read(text.slice(0, cut))
    rest = cut < 0 ? text : text.slice(cut + 2)
    yield* Effect.yieldNow
  }
  yield* read(rest)
  return entries
})
