import { StorageError } from "@lienthong/core"
import { type Commit, type Committed, isExpected } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { callOf } from "../server/call.ts"
import { commitErrorOf } from "../server/error.ts"
import type { Server } from "../server/server.ts"
import { makeGroups } from "./group.ts"
import { isRefusal, type Written } from "./member.ts"
import { contentDigest, payloadOf } from "./payload.ts"
import { refusalError } from "./refused-commit.ts"
import { singleAppend } from "./single-append.ts"

const committed = (commit: Commit, versions: ReadonlyArray<number>, replayed: boolean): Committed => ({
  versions: Object.fromEntries(commit.appends.map(({ stream }, n) => [stream, versions[n] ?? 0])),
  replayed,
})

/**
 * Prepares the only way to write the store. A commit that was made before is refused like any other, if only
 * because its id is taken, so only a refused commit looks for an earlier one.
 */
export const prepareCommit = (server: Server, schema: string, agency: AgencyCode) => {
  const groups = makeGroups(server, schema, agency)
  const find = callOf(schema, "find_commit", 2)

  const write = (commit: Commit): Effect.Effect<Written, StorageError> =>
    Effect.callback((resume) => {
      let payload: string | undefined
      const takeBack = groups.add({
        payload: () => {
          payload ??= payloadOf(commit)
          return payload
        },
        single: () => singleAppend(agency, commit),
        streams: commit.appends.flatMap(({ stream, expected }) =>
          isExpected(expected, 0) && expected !== "any" ? [] : [stream],
        ),
        done: (written) => resume(Effect.succeed(written)),
        failed: (thrown) => resume(Effect.suspend(() => Effect.fail(commitErrorOf(thrown, commit, schema)))),
      })
      return Effect.sync(takeBack)
    })

  return Effect.fnUntraced(function* (commit: Commit) {
    const written = yield* write(commit)
    if (!isRefusal(written)) return committed(commit, written, false)
    const [made] = yield* server.query(find, [agency, commit.id])
    if (made === undefined) return yield* refusalError(commit, written)
    const [content, versions] = made
    if (content !== contentDigest(commit)) {
      return yield* new StorageError({ reason: "commit-conflict", detail: { commit: commit.id } })
    }
    return committed(commit, versions as ReadonlyArray<number>, true)
  })
}
