import { logStatus } from "../log/log-status.ts"
import { runSealer, sealLog } from "../log/seal-log.ts"
import type { DefineOperation } from "./define-operation.ts"
import type { Door } from "./operation.ts"

/** The operations on the log itself (nhật ký sự kiện). */
export const makeLog = <D extends Door>(define: DefineOperation<D>) => ({
  /**
   * Reports up to where the log is settled and what holds back the rest, and for each subscriber how far
   * behind it is, since when, and what stopped it.
   */
  status: define("log.status", logStatus),
  /**
   * Seals the events since the last seal with a signed statement and returns it; `undefined` when there is
   * nothing to seal or another worker is sealing. Fails with a `SigningError` without a `sealer`.
   */
  seal: define("log.seal", sealLog),
  /** Seals the log at this interval until interrupted. */
  runSealer: define("log.runSealer", (everyMillis: number) => runSealer(everyMillis)),
})
