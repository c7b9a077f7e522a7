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
import type { On } from "./on.ts"
import type { As, Door } from "./operation.ts"

/** The operations on files of work (hồ sơ công việc; Decree 30/2020, Art. 28-30). */
export const makeWorkFiles = <D extends Door>(on: On<D>) => ({
  /**
   * Opens a file under a year and a number and notation of the agency's list of files, and gives its code,
   * `2026/01-TCCB`, by which the other operations name it.
   */
  open: on("workFiles.open", (request: WorkFileRequest, as: As) => openWorkFile(request, as.by)),
  /** Adds a document after those that are in it. A document may be in several files. */
  add: on("workFiles.add", (file: string, request: FilingRequest, as: As) =>
    addToWorkFile(file, request, as.by),
  ),
  /** Takes a document out, with a reason. Its place in the order is not given again. */
  remove: on("workFiles.remove", (file: string, request: UnfilingRequest, as: As) =>
    removeFromWorkFile(file, request, as.by),
  ),
  /** Closes a file when its work is done; title and retention may be stated anew. It stays as it is then. */
  close: on("workFiles.close", (file: string, request: WorkFileClosingRequest, as: As) =>
    closeWorkFile(file, request, as.by),
  ),
  /** Gives a file with the list of its documents, in the order in which they were added. */
  get: on("workFiles.get", getWorkFile),
})
