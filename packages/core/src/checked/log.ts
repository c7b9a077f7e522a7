import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as change from "../exchange/stream/to-change.ts"
import { Period } from "../figure/period.ts"
import * as closing from "../log/closing-statement.ts"
import * as line from "../log/export-line.ts"
import * as figures from "../log/figures-file.ts"
import * as merkle from "../log/merkle.ts"
import * as seals from "../log/read-seals.ts"
import * as seal from "../log/seal.ts"
import * as verify from "../log/verify-log.ts"

const text = { text: given.text }
const tree = given.with({ size: given.count, peaks: given.list(given.object) })
const storedEvent = given.with({ stream: given.text, type: given.text, data: given.text })
const position = given.either({ ...given.anything, is: (value) => typeof value === "bigint" }, given.count)

export const addLeaf: typeof merkle.addLeaf = checked(merkle.addLeaf, {
  hash: given.callable,
  tree,
  leaf: given.text,
})
export const merkleRoot: typeof merkle.merkleRoot = checked(merkle.merkleRoot, { hash: given.callable, tree })
export const closingText: typeof closing.closingText = checked(closing.closingText, {
  statement: given.of(closing.ClosingStatement),
})
export const readClosingText: typeof closing.readClosingText = checked(closing.readClosingText, text)
export const exportHead: typeof line.exportHead = checked(line.exportHead, { agency: given.text })
export const exportLine: typeof line.exportLine = checked(line.exportLine, { event: storedEvent })
export const readExportHead: typeof line.readExportHead = checked(line.readExportHead, { line: given.text })
export const readExportLine: typeof line.readExportLine = checked(line.readExportLine, { line: given.text })
export const collectFigures: typeof figures.collectFigures = checked(figures.collectFigures, {
  period: given.of(Period),
  given: given.list(given.with({ file: given.text, statement: given.of(closing.ClosingStatement) })),
  expected: given.list(given.text),
})
export const printFiguresFile: typeof figures.printFiguresFile = checked(figures.printFiguresFile, {
  closing: given.with({ statement: given.text, signature: given.optional(given.object) }),
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
export const readSealText: typeof seal.readSealText = checked(seal.readSealText, text)
export const sealLeaf: typeof seal.sealLeaf = checked(seal.sealLeaf, {
  event: given.with({ position, hash: given.text }),
})
export const sealText: typeof seal.sealText = checked(seal.sealText, {
  statement: given.of(seal.SealStatement),
})
export const logVerifier: typeof verify.logVerifier = checked(verify.logVerifier, {
  options: given.with({
    agency: given.text,
    hash: given.callable,
    seals: given.list(given.with({ position: given.text })),
  }),
})
export const toChange: typeof change.toChange = checked(change.toChange, { stored: storedEvent }, "toChange")
