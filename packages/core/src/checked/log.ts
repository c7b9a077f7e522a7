import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as change from "../exchange/stream/to-change.ts"
import { Period } from "../figure/period.ts"
import * as closing from "../log/closing-statement.ts"
import * as line from "../log/export-line.ts"
import * as figures from "../log/figures-file.ts"
import * as seals from "../log/read-seals.ts"
import * as verify from "../log/verify-log.ts"

const storedEvent = given.with({ stream: given.text, type: given.text, data: given.text })

/** Prints the first line of an exported log. */
export const exportHead: typeof line.exportHead = checked(line.exportHead, { agency: given.text })
/** Prints an event as a line of JSON, with every text exactly as stored. */
export const exportLine: typeof line.exportLine = checked(line.exportLine, { event: storedEvent })
/** Reads the agency from the first line. Returns nothing when it is not the head of an exported log. */
export const readExportHead: typeof line.readExportHead = checked(line.readExportHead, { line: given.text })
/** Reads an event from its line, or says why the line is not one. */
export const readExportLine: typeof line.readExportLine = checked(line.readExportLine, { line: given.text })
/** Adds agencies' closed figures of a period, each once, and names those that are missing. */
export const collectFigures: typeof figures.collectFigures = checked(figures.collectFigures, {
  period: given.of(Period),
  given: given.list(given.with({ file: given.text, statement: given.of(closing.ClosingStatement) })),
  expected: given.list(given.text),
})
/**
 * Reads a file of closed figures. With `judge` it must be signed by a key that the judge trusts. Without it
 * only the sums must agree, which reveals a single changed figure and nothing more.
 */
export const readFiguresFile: typeof figures.readFiguresFile = checked(figures.readFiguresFile, {
  file: given.text,
  text: given.text,
  judge: given.optional(given.callable),
})
/** Reads the events of the stream of seals, in order. */
export const readSeals: typeof seals.readSeals = checked(seals.readSeals, {
  events: given.iterable,
  options: given.with({
    agency: given.text,
    hash: given.callable,
    judge: given.optional(given.callable),
  }),
})
/**
 * Checks that every event is the one that was written, that none is missing within its stream, and that the
 * events under each seal are the ones it covers. It keeps one entry for each stream instead of the events, so
 * its memory does not grow with the log. It cannot be used after a fault.
 */
export const logVerifier: typeof verify.logVerifier = checked(verify.logVerifier, {
  options: given.with({
    agency: given.text,
    hash: given.callable,
    seals: given.list(given.with({ position: given.text })),
  }),
})
/** Reads a stored event as a change, or fails with its name. */
export const toChange: typeof change.toChange = checked(change.toChange, { stored: storedEvent }, "toChange")
