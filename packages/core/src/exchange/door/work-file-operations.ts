import {
  addToWorkFile,
  closeWorkFile,
  type FilingRequest,
  getWorkFile,
  openWorkFile,
  removeFromWorkFile,
  type UnfilingRequest,
  type WorkFileClosingRequest,
  type WorkFileRequest,
} from "../work-file/work-file.ts"
import type { DefineOperation } from "./define-operation.ts"
import type { ActingAs, Door } from "./operation.ts"

/** The operations on work files (hồ sơ công việc; Decree 30/2020, Art. 28-30). */
export const makeWorkFiles = <D extends Door>(define: DefineOperation<D>) => ({
  /**
   * Opens a file under a year and a number and notation of the agency's list of files. Returns its code,
   * `2026/01-TCCB`, by which the other operations name it.
   */
  open: define("workFiles.open", (request: WorkFileRequest, as: ActingAs) => openWorkFile(request, as.by)),
  /** Adds a document after those that are in it. A document may be in several files. */
  add: define("workFiles.add", (file: string, request: FilingRequest, as: ActingAs) =>
    addToWorkFile(file, request, as.by),
  ),
  /** Takes a document out, with a reason. Its place in the order is not reused. */
  remove: define("workFiles.remove", (file: string, request: UnfilingRequest, as: ActingAs) =>
    removeFromWorkFile(file, request, as.by),
  ),
  /**
   * Closes a file when its work is done; title and retention may be stated again. A closed file no longer
   * changes.
   */
  close: define("workFiles.close", (file: string, request: WorkFileClosingRequest, as: ActingAs) =>
    closeWorkFile(file, request, as.by),
  ),
  /** Returns a file with the list of its documents, in the order in which they were added. */
  get: define("workFiles.get", getWorkFile),
})
