import { appendHot, appendInFlight, appendNew, appendTen } from "./work/append.ts"
import { leaseAndComplete } from "./work/queue.ts"
import { readLog, readStream } from "./work/read.ts"
import type { Work } from "./work/work.ts"

/** All pieces of work, over stores filled with a number of streams. */
export const works = (streams: number): ReadonlyArray<Work> => [
  appendNew,
  appendHot,
  appendTen,
  appendInFlight,
  readStream(streams),
  readLog(streams),
  leaseAndComplete,
]
