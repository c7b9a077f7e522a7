import { logStatus } from "../log/log-status.ts"
import { runSealer, sealLog } from "../log/seal-log.ts"
import type { On } from "./on.ts"

/** What can be asked of the log itself (nhật ký sự kiện). */
export const makeLog = (on: On) => ({
  /**
   * How far the log is settled and what holds the rest back, and how each subscriber fares: how far behind it
   * is, since when, and what stopped it.
   */
  status: on("log.status", logStatus),
  /**
   * Seals what happened since the last seal with a signed statement and answers with it; `undefined` when
   * there is nothing to seal or somebody else is at it. Needs a `sealer`; fails with a `SigningError` without
   * one.
   */
  seal: on("log.seal", sealLog),
  /** Seals every so many milliseconds until interrupted. */
  runSealer: on("log.runSealer", (everyMillis: number) => runSealer(everyMillis)),
})
