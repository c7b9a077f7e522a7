import {
  AuthorizationError,
  CalendarError,
  DirectoryError,
  DocumentError,
  FiguresError,
  InputError,
  PacketError,
  type Problem,
  refusalReasons,
  type Sentence,
  SigningError,
  StorageError,
  TransportError,
} from "@lienthong/core"
import { tolerances } from "@lienthong/core/adapter"
import { LogError } from "@lienthong/core/log"
import { signatureVerdicts } from "@lienthong/core/policy"
import { AxisError, SimulationError } from "@lienthong/testkit"

/**
 * One line of the catalogue: the code a program branches on, what a person reads, and what follows.
 */
interface Entry {
  readonly code: string
  readonly status?: number
  readonly sentence: Pick<Sentence, "en" | "vi"> & Partial<Sentence>
  readonly note?: string
}

interface Chapter {
  readonly title: string
  readonly text: string
  readonly entries: ReadonlyArray<Entry>
}

/**
 * Every error a class can be, by making one of each reason. Without details the sentences show their places.
 */
const errorsOf = <Reason extends string, E extends Problem>(
  reasons: ReadonlyArray<Reason>,
  make: (reason: Reason) => E,
  note: (error: E) => string | undefined = () => undefined,
): ReadonlyArray<Entry> =>
  reasons.map((reason) => {
    const error = make(reason)
    const said = note(error)
    return {
      code: error.code,
      status: error.status,
      sentence: error.sentence,
      ...(said !== undefined && { note: said }),
    }
  })

const detail = {}

/** A transport's sentences word details that are missing; here they show their places, too. */
const placesOfTransport = Object.fromEntries(
  ["endpoint", "systemId", "operation", "answer", "answerVi"].map((name) => [name, `{${name}}`]),
)

const chapters: ReadonlyArray<Chapter> = [
  {
    title: "`InputError`: what was given cannot be used",
    text: "Nothing was changed. Show the sentence next to the field it names.",
    entries: errorsOf(InputError.fields.reason.literals, (reason) => new InputError({ reason, detail })),
  },
  {
    title: "`CalendarError`: a table of days or office hours cannot be used, or a day",
    text: "`workingCalendar` throws one, before an exchange is opened. It names the row, counted from 1. A calendar throws one where it is asked for what is not a day.",
    entries: errorsOf(
      CalendarError.fields.reason.literals,
      (reason) => new CalendarError({ reason, detail }),
    ),
  },
  {
    title: "`AuthorizationError`: a person has no permission",
    text: "Nothing was done, and the denial is in the log: `reports.denials` lists them.",
    entries: errorsOf(
      AuthorizationError.fields.reason.literals,
      (reason) => new AuthorizationError({ reason, detail }),
    ),
  },
  {
    title: "`DocumentError`: it does not fit the document's state",
    text: "Nothing was changed. Usually a screen that is out of date: read the document again.",
    entries: errorsOf(
      DocumentError.fields.reason.literals,
      (reason) => new DocumentError({ reason, detail }),
    ),
  },
  {
    title: "`SigningError`: a file was not signed",
    text: "Nothing was changed. `openExchange` rejects with one of these when a key cannot be read.",
    entries: errorsOf(SigningError.fields.reason.literals, (reason) => new SigningError({ reason, detail })),
  },
  {
    title: "`TransportError`: a call to the axis did not succeed",
    text: "The workers retry by themselves; a host meets these in the log of faults, and from `work.checkAxis` and `work.poll`.",
    entries: errorsOf(
      TransportError.fields.reason.literals,
      (reason) => new TransportError({ reason, detail: placesOfTransport }),
      (error) => (error.indeterminate ? "`indeterminate`: the axis may have taken it" : undefined),
    ),
  },
  {
    title: "`FiguresError`: figures of a period cannot be closed, read, proven or added",
    text: "Nothing was closed or added.",
    entries: errorsOf(FiguresError.fields.reason.literals, (reason) => new FiguresError({ reason, detail })),
  },
  {
    title: "`DirectoryError`: whether an agency can be written to cannot be told",
    text: "Nothing was recorded, and nothing happens by itself. With the last directory that was read, `outgoing.dispatch` goes on while the axis is away, and its plan says so.",
    entries: errorsOf(
      DirectoryError.fields.reason.literals,
      (reason) => new DirectoryError({ reason, detail }),
    ),
  },
  {
    title: "`StorageError`: the store did not do what was asked",
    text: "Nothing was written, not even in part; after `unavailable` all of it or nothing. What an operation has recorded by then its error says in `recorded` and in its sentence.",
    entries: errorsOf(
      StorageError.fields.reason.literals,
      (reason) => new StorageError({ reason, detail }),
      (error) => (error.contended ? "`contended`: the library has retried by itself" : undefined),
    ),
  },
  {
    title: "`PacketError`: a packet cannot be read, or must not be written",
    text: "An incoming packet with one of the first four is refused with the refusal reason of the same name.",
    entries: errorsOf(PacketError.fields.reason.literals, (reason) => new PacketError({ reason, detail })),
  },
  {
    title: "`LogError`: a log is not as it was written",
    text: "The first place where it shows; what `lienthong log verify` tells. How to read it: [tamper evidence](tamper-evidence.md).",
    entries: errorsOf(LogError.fields.reason.literals, (reason) => new LogError({ reason, detail })),
  },
  {
    title: "`AxisError`: the testkit's axis was set up or controlled wrongly",
    text: "Only tests meet these.",
    entries: errorsOf(AxisError.fields.reason.literals, (reason) => new AxisError({ reason, detail })),
  },
  {
    title: "`SimulationError`: a simulation, or another run from seeds, was asked for wrongly",
    text: "`pnpm simulate` prints these. What is simulated: [reliability](reliability.md).",
    entries: errorsOf(
      SimulationError.fields.reason.literals,
      (reason) => new SimulationError({ reason, detail }),
    ),
  },
  {
    title: "Refusal reasons (lý do từ chối tiếp nhận)",
    text: "Why an agency refuses a document. The code travels in the status packet 02 as `[attachment-missing] Thiếu tệp …`, so that the sender's system can branch on it; `next` is meant for the sender.",
    entries: Object.entries<Sentence>(refusalReasons).map(([code, sentence]) => ({ code, sentence })),
  },
  {
    title: "Verdicts on a signature (kết quả kiểm tra chữ ký số)",
    text: "What was found of each signature of a document that came, for the person who received it: `describeFinding` fills them in. All but `valid` refuse the document unless the agency's `signaturePolicy` says otherwise.",
    entries: Object.entries<Sentence>(signatureVerdicts).map(([code, sentence]) => ({ code, sentence })),
  },
  {
    title: "Tolerated on reading a packet (sai khác được chấp nhận)",
    text: "What a reader forgave: `tolerated` of a packet that was read, `content.tolerances` of a document that came. Nothing is to be done; where a value was left out, a clerk may look at the document.",
    entries: Object.entries(tolerances).map(([code, sentence]) => ({ code, sentence })),
  },
]

const cell = (text: string) => text.replaceAll("|", "\\|")

const row = ({ code, status, sentence, note }: Entry): string => {
  const said = `${sentence.en}<br>*${sentence.vi}*${note === undefined ? "" : `<br>${note}`}`
  const next = sentence.next === undefined ? "" : `${sentence.next.en}<br>*${sentence.next.vi}*`
  const shown = status === undefined ? `\`${code}\`` : `\`${code}\`<br>${status}`
  return `| ${shown} | ${cell(said)} | ${cell(next)} |`
}

const chapter = ({ title, text, entries }: Chapter): ReadonlyArray<string> => [
  `## ${title}`,
  "",
  text,
  "",
  "| Code | Sentence | Next step |",
  "|---|---|---|",
  ...entries.map(row),
  "",
]

const introduction = `# Errors and refusals

Made from the catalogues in the code; do not edit. \`npx vitest run packages/testkit/test/documentation -u\` writes it anew.

Every error is a value with a \`code\`, stable over releases, and a \`sentence\` in English and Vietnamese with a next step
for the person who meets it. Below its code stands the HTTP \`status\` that a host answers with. Words in braces are filled in from the error's \`detail\`. No error holds a secret or a
file's content. How to catch one: [embedding](embedding.md#when-something-goes-wrong).
`

/** The whole page. */
export const errorCatalogue = (): string => [introduction, ...chapters.flatMap(chapter)].join("\n")
