import { logStatus } from "../log/log-status.ts"
import type { On } from "./on.ts"

/** What can be asked of the log itself (nhật ký sự kiện). */
export const makeLog = (on: On) => ({
  /**
   * How far the log is settled and what holds the rest back, and how each subscriber fares: how far behind it is, since
   * when, and what stopped it.
   */
  status: on("log.status", logStatus),
})
