import type Database from "better-sqlite3"
import type { Contender, OpenedStore } from "../contender.ts"
import type { Payload } from "../payload.ts"
import { appendInFlight } from "../work/append.ts"
import { openRawDatabase, prepareRawAppend, version } from "./raw.ts"

interface Waiting {
  readonly append: () => void
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Turns all requests of one turn of the event loop into one transaction, each append under a savepoint. */
const groupCommits = (db: Database.Database) => {
  let waiting: Array<Waiting> = []
  const savepoint = db.transaction((append: () => void) => append())
  const commit = () => {
    const group = waiting
    waiting = []
    const answers: Array<() => void> = []
    db.transaction(() => {
      for (const { append, resolve, reject } of group) {
        try {
          savepoint(append)
          answers.push(resolve)
        } catch (error) {
          answers.push(() => reject(error))
        }
      }
    }).immediate()
    for (const answer of answers) answer()
  }
  return (append: () => void): Promise<void> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit)
      waiting.push({ append, resolve, reject })
    })
}

const open = async (folder: string): Promise<OpenedStore> => {
  const db = openRawDatabase(folder)
  const append = prepareRawAppend(db)
  const grouped = groupCommits(db)
  return {
    append: (stream, version, payloads: ReadonlyArray<Payload>) =>
      grouped(() => append(stream, version, payloads)),
    readStream: async () => [],
    readLog: async () => 0,
    close: async () => {
      db.close()
    },
  }
}

/** The upper limit of group commit. */
export const rawSqliteGrouped: Contender = {
  name: "raw better-sqlite3, group commit",
  version,
  onlyAt: appendInFlight.name,
  open,
}
