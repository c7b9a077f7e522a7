import * as broken from "../adapter-kit/broken-signature.ts"
import * as rules from "../adapter-kit/commit-rules.ts"
import * as encryption from "../adapter-kit/encryption/file-encryption.ts"
import * as keys from "../adapter-kit/encryption/file-keys.ts"
import * as plain from "../adapter-kit/encryption/plain-file-encryption.ts"
import * as eventRow from "../adapter-kit/event-row.ts"
import * as memory from "../adapter-kit/files-in-memory.ts"
import * as hint from "../adapter-kit/hints.ts"
import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as trouble from "../adapter-kit/lasting-trouble.ts"
import * as other from "../adapter-kit/other-form.ts"
import * as storable from "../adapter-kit/storable-text.ts"
import * as trace from "../adapter-kit/traced.ts"
import * as whole from "../adapter-kit/whole-files.ts"
import * as work from "../adapter-kit/work-row.ts"
import * as stored from "../log/stored-event.ts"
import * as tolerated from "../packet/tolerance.ts"
import * as source from "../port/storage/byte-source.ts"
import * as sentence from "../problem/sentence.ts"
import * as misread from "../text/misread-text.ts"
import * as silence from "../text/says-nothing.ts"
import * as accent from "../text/unaccented.ts"
import * as projection from "../view/project.ts"
import * as view from "../view/view.ts"
import * as type from "../vocabulary/document-type.ts"
import * as key from "../vocabulary/key.ts"
import { SignatureFinding } from "../vocabulary/signature.ts"
import { shared } from "./kinds.ts"

const text = { text: given.text }
const finding = given.of(SignatureFinding)
const commit = given.with({ appends: given.list(given.object), work: given.optional(given.object) })
const ofView = given.with({ name: given.text, codec: given.anything })
const twoCodes = { one: given.text, other: given.text }

export const isBroken: typeof broken.isBroken = checked(broken.isBroken, { finding })
export const signedOnBroken: typeof broken.signedOnBroken = checked(broken.signedOnBroken, {
  file: given.text,
  finding,
})
export const commitContent: typeof rules.commitContent = checked(rules.commitContent, { commit })
export const isExpected: typeof rules.isExpected = checked(rules.isExpected, {
  expected: given.either(given.text, given.either(given.number, given.object)),
  version: given.count,
})
export const fileEncryption: typeof encryption.fileEncryption = checked(encryption.fileEncryption, {
  agency: given.text,
  keys: given.optional(given.object),
})
export const plainFileEncryption: typeof plain.plainFileEncryption = checked(plain.plainFileEncryption, {
  agency: given.text,
  keys: given.optional(given.object),
})
export const blobKeysOf: typeof keys.blobKeysOf = checked(keys.blobKeysOf, { given: given.object })
export const storedEvent: typeof eventRow.storedEvent = checked(eventRow.storedEvent, {
  row: given.list(given.anything),
})
export const filesInMemory: typeof memory.filesInMemory = checked(memory.filesInMemory, {
  digestOf: given.optional(given.callable),
})
export const lastingTrouble: typeof trouble.lastingTrouble = checked(trouble.lastingTrouble, {
  begins: given.text,
  isOver: given.text,
})
export const hintsOf: typeof hint.hintsOf = checked(hint.hintsOf, { commit })
export const makeHints: typeof hint.makeHints = checked(hint.makeHints, {})
export const hasInOtherForm: typeof other.hasInOtherForm = checked(other.hasInOtherForm, twoCodes)
export const isOtherForm: typeof other.isOtherForm = checked(other.isOtherForm, twoCodes)
export const otherForms: typeof other.otherForms = checked(other.otherForms, { code: given.text })
export const findUnstorable: typeof storable.findUnstorable = checked(storable.findUnstorable, { commit })
export const storableText: typeof storable.storableText = checked(storable.storableText, text)
export const traced: typeof trace.traced = checked(trace.traced, { name: given.text })
export const getBytes: typeof whole.getBytes = checked(whole.getBytes, {
  storage: given.with({ getBlob: given.callable }),
  digest: given.text,
})
export const putBytes: typeof whole.putBytes = checked(whole.putBytes, {
  storage: given.with({ putBlob: given.callable }),
  bytes: given.bytes,
})
export const findWork: typeof work.findWork = checked(
  work.findWork,
  { query: given.with({ where: given.callable }), id: given.text },
  "findWork",
  "caller",
)
export const listWork: typeof work.listWork = checked(
  work.listWork,
  { query: given.with({ orderBy: given.callable }) },
  "listWork",
  "caller",
)
export const workFailure: typeof work.workFailure = checked(work.workFailure, {
  problem: given.anything,
  since: given.anything,
})
export const workView: typeof work.workView = checked(work.workView, { row: given.object })
export const chainPreimage: typeof stored.chainPreimage = checked(stored.chainPreimage, {
  previousHash: given.text,
  agency: given.text,
  event: given.object,
})
export const tolerance: typeof tolerated.tolerance = checked(tolerated.tolerance, {
  code: given.oneOf(tolerated.toleranceCodes),
  path: given.text,
  detail: given.optional(given.object),
})
export const byteSource: typeof source.byteSource = checked(source.byteSource, { bytes: given.bytes })
export const collectBytes: typeof source.collectBytes = checked(source.collectBytes, { stream: given.stream })
export const say: typeof sentence.say = checked(sentence.say, {
  sentence: given.with({ en: given.text, vi: given.text, next: shared.sentence }),
  detail: given.object,
})
export const findMisread: typeof misread.findMisread = checked(misread.findMisread, text)
export const saysNothing: typeof silence.saysNothing = checked(silence.saysNothing, text)
export const typeNameAbbreviated: typeof type.typeNameAbbreviated = checked(type.typeNameAbbreviated, text)
export const unaccented: typeof accent.unaccented = checked(accent.unaccented, text)
export const project: typeof projection.project = checked(projection.project, {
  view: ofView,
  before: given.iterable,
  changes: shared.changes,
})
export const rowsTouched: typeof projection.rowsTouched = checked(projection.rowsTouched, {
  view: ofView,
  changes: shared.changes,
})
export const readRow: typeof view.readRow = checked(view.readRow, { view: ofView, text: given.text })
export const writeRow: typeof view.writeRow = checked(view.writeRow, { view: ofView, row: given.anything })
export const fileNameKey: typeof key.fileNameKey = checked(key.fileNameKey, { name: given.text })
export const identifierTexts: typeof key.identifierTexts = checked(key.identifierTexts, text)
export const isSameAgencyCode: typeof key.isSameAgencyCode = checked(key.isSameAgencyCode, twoCodes)
