import { type Change, everyRow } from "@lienthong/core/report"
import type { AxisProcess } from "../axis-process.ts"
import type { Claims } from "../claims.ts"
import type { Office } from "../office.ts"
import { allOf } from "../register-books.ts"
import type { Progress } from "../show/progress.ts"
import { until } from "../until.ts"
import type { PacketFile } from "./packet-files.ts"

/** The outcome of a packet file in one agency's mailbox. */
export interface FileOutcome {
  readonly file: string
  readonly agency: string
  readonly result: "accepted" | "refused"
  /** The refusal's public code, or what the packet was accepted as. */
  readonly as: string
  readonly text: string
}

interface Delivered {
  readonly file: PacketFile
  readonly office: Office
  readonly docId: string
}

const put = async (
  files: ReadonlyArray<PacketFile>,
  offices: ReadonlyArray<Office>,
  axis: AxisProcess,
): Promise<ReadonlyArray<Delivered>> => {
  const delivered: Array<Delivered> = []
  for (const file of files)
    for (const { code } of file.to) {
      const office = offices.find(({ agency }) => agency.code === code || agency.otherCodes?.includes(code))
      if (!office) continue
      const { docId } = await axis.control.inject({
        agency: office.agency.code,
        from: file.from,
        kind: file.kind,
        bytes: file.bytes,
      })
      delivered.push({ file, office, docId })
    }
  return delivered
}

const accepted = (as: string, text: string) => ({ result: "accepted", as, text }) as const
const refused = (as: string, text: string) => ({ result: "refused", as, text }) as const

/** The outcome of one mailbox entry in the log. Absent when the packet repeated known facts. */
const outcomeIn = (changes: ReadonlyArray<Change>, entry: string) => {
  for (const { kind, event } of changes) {
    if (!("entry" in event) || event.entry !== entry) continue
    if (kind === "mailbox" && event._tag === "PacketRefused")
      return refused(event.refusal.reason, event.refusal.text)
    if (kind !== "incoming") continue
    switch (event._tag) {
      case "Arrived": {
        const worth = event.checked.legalValue === "original" ? "bản gốc" : "để biết, tham khảo"
        return accepted(event.envelope.kind, `${event.envelope.subject} (${worth})`)
      }
      case "RefusedOnArrival":
      case "ConflictingCopyRefused":
        return refused(event.refusal.reason, event.refusal.text)
      case "DuplicateArrived":
        return accepted("duplicate", "Đã có văn bản này, giữ một bản")
      case "RecallAsked":
        return accepted("recall", `Yêu cầu lấy lại: ${event.reason}`)
    }
  }
  return accepted("known", "Đã ghi nhận trước đó")
}

const changesOf = async ({ exchange }: Office) => {
  const changes: Array<Change> = []
  for await (const change of exchange.changes()) changes.push(change)
  return changes
}

/** Accepts the documents that arrived and answers recalls, as a clerk does every day. */
const attend = async ({ exchange, registrar }: Office) => {
  for (const { document, stage, recall } of await allOf(everyRow(exchange.reports.incoming))) {
    if (stage === "arrived") await exchange.incoming.accept(document, { by: registrar })
    if (recall && !recall.answer) await exchange.incoming.agreeToRecall(document, { by: registrar })
  }
}

/** What cannot be read, or is there already, is judged after the minute that the offices set. */
const inboxLimitMillis = 5 * 60_000

/** Puts the files into the axis' mailboxes and waits until every agency has processed its own. */
export const receiveFiles = async (
  files: ReadonlyArray<PacketFile>,
  offices: ReadonlyArray<Office>,
  axis: AxisProcess,
  progress: Progress,
  claims: Claims,
): Promise<ReadonlyArray<FileOutcome>> => {
  progress.act(
    `Gói tin thật: đưa ${files.length} tệp vào hộp thư của trục`,
    `Real packets: ${files.length} files go into the axis' mailboxes`,
  )
  const delivered = await put(files, offices, axis)
  progress.say("Gói tin không đọc được hoặc trùng được đọc lại trong một phút rồi mới bị từ chối")
  const touched = [...new Set(delivered.map(({ office }) => office))]
  await until(
    "every packet file is acknowledged",
    async () => {
      const boxes = await Promise.all(touched.map(({ agency }) => axis.control.mailbox(agency.code)))
      const open = new Set(
        boxes
          .flat()
          .filter(({ state }) => state === "waiting")
          .map(({ docId }) => docId),
      )
      return delivered.every(({ docId }) => !open.has(docId))
    },
    inboxLimitMillis,
  )
  const outcomes = await Promise.all(
    touched.map(async (office) => {
      const changes = await changesOf(office)
      return delivered
        .filter((item) => item.office === office)
        .map(
          ({ file, docId }): FileOutcome => ({
            file: file.file,
            agency: office.agency.code,
            ...outcomeIn(changes, docId),
          }),
        )
    }),
  )
  for (const office of touched) await attend(office)
  const all = files.flatMap(({ file }) => outcomes.flat().filter((outcome) => outcome.file === file))
  for (const { file, agency, result, as, text } of all)
    progress.say(`${file} → ${agency}: ${result === "accepted" ? "tiếp nhận" : "từ chối"} [${as}] ${text}`)
  const undecided = files
    .filter(({ file }) => !all.some((outcome) => outcome.file === file))
    .map(({ file }) => file)
  claims.check(
    [
      "Mọi gói tin thật đều được tiếp nhận hoặc từ chối với mã lý do",
      "Every real packet ended accepted or refused with a coded reason",
    ],
    undecided.length === 0,
    undecided,
  )
  return all
}
