import { type Commit, chainPreimage } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { contentDigest, isVersion } from "./payload.ts"

/** The max length worth sending twice, once within the hashed text. */
const maxCharacters = 20_000

/** JSON escapes that PostgreSQL cannot store, or that look like it; `commit_one` distinguishes them. */
const odd = /\\u(0000|d[89a-f])/

/**
 * The arguments of `append_one` for a commit, without its patience. `undefined` unless the commit is exactly
 * one event at the end of a stream with a known version.
 */
export const singleAppend = (agency: AgencyCode, commit: Commit): ReadonlyArray<unknown> | undefined => {
  const { id, at, by, appends, marks, work, blobs, checkpoints } = commit
  const [append, another] = appends
  if (append === undefined || another !== undefined || marks?.length || checkpoints?.length) return undefined
  if (work !== undefined || blobs !== undefined) return undefined
  const { stream, expected, events } = append
  const [event, second] = events
  if (event === undefined || second !== undefined || expected === "any") return undefined
  const { type, schemaVersion, data } = event
  if (data.length > maxCharacters) return undefined
  const before = expected === "none" ? 0 : expected
  if (!isVersion(before)) return undefined
  const version = before + 1
  const stored = { stream, version, type, schemaVersion, data, commitId: id, at, by }
  const afterHash = chainPreimage("", agency, stored).slice('["'.length)
  if (odd.test(afterHash)) return undefined
  const content = Buffer.from(contentDigest(commit), "hex")
  return [agency, stream, before, type, schemaVersion, data, id, at, by, content, afterHash]
}
