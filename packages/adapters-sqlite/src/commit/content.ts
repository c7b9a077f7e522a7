import { createHash } from "node:crypto"
import type { Commit } from "@lienthong/core"

/** SHA-256 of what a commit says: equal for equal content, an absent list being an empty one. */
export const contentDigest = ({ at, by, appends, marks, work, blobs }: Commit): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        at,
        by,
        appends.map((append) => [
          append.stream,
          append.expected,
          append.events.map((event) => [event.type, event.schemaVersion, event.data]),
        ]),
        (marks ?? []).map((mark) => [mark.key, mark.value]),
        (work?.add ?? []).map((item) => [item.id, item.lane, item.kind, item.payload, item.dueAt]),
        (work?.settle ?? []).map(({ id, lease, outcome }) => [
          id,
          lease,
          outcome._tag,
          ...(outcome._tag === "Again" ? [outcome.dueAt] : []),
          ...(outcome._tag === "Done" ? [] : [outcome.note]),
        ]),
        (blobs?.hold ?? []).map((hold) => [hold.digest, hold.holder]),
        (blobs?.release ?? []).map((hold) => [hold.digest, hold.holder]),
      ]),
    )
    .digest("hex")
