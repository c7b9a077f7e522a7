import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Imports } from "./imports.ts"

const rooms = "packages/core/src/exchange/"
const recording = `${rooms}record/record.ts`

/** The decision that names who records without `change`, and why. */
export const decision = "docs/adr/0016-one-change-and-one-outbox.md"

const importsRecord = /import (?!type )\{([^}]*)\} from "[^"]*\/record\/record\.ts"/g

const callsRecord = (code: string): boolean =>
  [...code.matchAll(importsRecord)].some(([, names = ""]) =>
    names.split(",").some((name) => name.trim() === "record"),
  )

/** Who calls the store's `commit`: `record`, and what hands the store on with more patience. */
const committing = [recording, `${rooms}dispatcher/keep-lease.ts`]

/**
 * Files that call `record` and are not in the table of the decision, and the other way round; and those that
 * commit without `record`.
 */
export const recordCallerFaults = (root: string, imports: Imports): ReadonlyArray<string> => {
  const text = (file: string) => readFileSync(join(root, file), "utf8")
  const callers = [...imports]
    .filter(([file, others]) => others.has(recording) && callsRecord(text(file)))
    .map(([file]) => file.slice(rooms.length).replace(/\.ts$/, ""))
  const named = [...text(decision).matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = ""]) => name)
  const unrecorded = [...imports.keys()].filter(
    (file) => file.startsWith(rooms) && !committing.includes(file) && /\.commit\(/.test(text(file)),
  )
  return [
    ...unrecorded.map((file) => `${file} commits by itself: use change, or record`),
    ...callers
      .filter((file) => !named.includes(file))
      .map((file) => `${rooms}${file}.ts calls record: use change, or say in ${decision} why not`),
    ...named
      .filter((file) => !callers.includes(file))
      .map((file) => `${decision} names ${file}, which does not call record`),
  ]
}
