import { createHash } from "node:crypto"
import { type Commit, commitContent } from "@lienthong/core"

/** SHA-256 of what a commit says. */
export const contentDigest = (commit: Commit): string =>
  createHash("sha256").update(commitContent(commit)).digest("hex")
