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

export const exportHead: typeof line.exportHead = checked(line.exportHead, { agency: given.text })
export const exportLine: typeof line.exportLine = checked(line.exportLine, { event: storedEvent })
export const readExportHead: typeof line.readExportHead = checked(line.readExportHead, { line: given.text })
export const readExportLine: typeof line.readExportLine = checked(line.readExportLine, { line: given.text })
export const collectFigures: typeof figures.collectFigures = checked(figures.collectFigures, {
  period: given.of(Period),
  given: given.list(given.with({ file: given.text, statement: given.of(closing.ClosingStatement) })),
  expected: given.list(given.text),
})
export const readFiguresFile: typeof figures.readFiguresFile = checked(figures.readFiguresFile, {
  file: given.text,
  text: given.text,
  judge: given.optional(given.callable),
})
export const readSeals: typeof seals.readSeals = checked(seals.readSeals, {
  events: given.iterable,
  options: given.with({
    agency: given.text,
    hash: given.callable,
    judge: given.optional(given.callable),
  }),
})
export const logVerifier: typeof verify.logVerifier = checked(verify.logVerifier, {
  options: given.with({
    agency: given.text,
    hash: given.callable,
    seals: given.list(given.with({ position: given.text })),
  }),
})
export const toChange: typeof change.toChange = checked(change.toChange, { stored: storedEvent }, "toChange")
