import {
  AuthorizationError,
  CalendarError,
  DirectoryError,
  DocumentError,
  FiguresError,
  InputError,
  PacketError,
  type Problem,
  SigningError,
  StorageError,
  TransportError,
} from "@lienthong/core"
import { LogError } from "@lienthong/core/log"
import { describe, expect, it } from "vitest"
import { expectVietnamese } from "../exchange/intake/plain-vietnamese.ts"
import { expectSentences } from "../exchange/scene.ts"

interface ProblemClass {
  readonly fields: { readonly reason: { readonly literals: ReadonlyArray<string> } }
  new (fields: object): Problem & Error
}

const classes = [
  AuthorizationError,
  CalendarError,
  DirectoryError,
  FiguresError,
  DocumentError,
  InputError,
  LogError,
  PacketError,
  SigningError,
  StorageError,
  TransportError,
] as unknown as ReadonlyArray<ProblemClass>

/** What stands in both languages as it is: names, codes, figures, times and what another wrote. */
const neutral: Readonly<Record<string, string>> = {
  action: "outgoing.draft",
  actual: "12",
  agency: "000.00.00.H53",
  schema: "lienthong",
  allowed: "refuse, for-information",
  answer: "HTTP 502 text/html 502",
  at: "2026-06-20T14:05:00.000+07:00",
  authority: "XX.",
  axis: "2026-06-20T14:05:00.000+07:00",
  claimed: "system",
  code: "105/BC-UBND",
  commit: "0190-1",
  common: "outgoing",
  digest: "a3f5",
  document: "0190-2",
  endpoint: "https://axis.example/VXP.Edoc",
  events: "5",
  expected: "11",
  field: "dueDate",
  figure: "sent.documents",
  period: "2026-Q2",
  file: "bao-cao.pdf",
  found: "9",
  from: "2026-06-20T14:05:00.000+07:00",
  due: "30/6/2026",
  call: "evolve",
  hash: "b4c6",
  holder: "Trần Thị Bích",
  key: "mark/1",
  known: "8",
  length: "501",
  limit: "500",
  line: "7",
  next: "12",
  number: "12",
  operation: "getEdoc",
  ours: "2026-06-21T14:05:00.000+07:00",
  person: "Trần Thị Bích",
  place: "Tây Ninh",
  position: "17",
  previous: "16",
  readAt: "2026-06-20T14:05:00.000+07:00",
  reason: "Văn bản trùng",
  recipient: "000.00.00.G22",
  register: "outgoing",
  roles: "registrar (văn thư)",
  row: "3",
  rule: "chaged-as-allowed",
  rules: "changed-as-allowed",
  server: "may-2:5432/lienthong",
  settled: "17",
  signer: "Trần Thị Bích",
  state: "leased",
  stream: "document/0190-2",
  algorithm: "RSA 1024",
  subject: "CN=Trần Thị Bích",
  subscriber: "bang-theo-doi",
  successors: "000.00.00.G06, 000.00.00.G12",
  systemId: "SYS-H53",
  text: "Sai thẩm quyền",
  through: "20",
  treatment: "acept",
  type: "image/png",
  unit: "Phòng Hành chính",
  until: "2026-06-20",
  value: "0190-2",
  version: "4",
  view: "incoming",
  work: "0190-3",
  year: "2026",
}

/**
 * What comes in words: both languages are given where they are known, English alone where a driver said it.
 */
const worded = { problem: "the disk is full", field: "dueDate", level: "secret", act: "Law on State Secrets" }
const wordedVi = {
  problemVi: "ổ đĩa đã đầy",
  yearVi: "năm 2026",
  levelVi: "mật",
  actVi: "Luật Bảo vệ bí mật nhà nước",
}

/** As the parser, the driver or the caller's own code gave them. */
const isQuoted = ({ code }: Problem) => code === "authorization/forbidden" || code === "input/value-invalid"

describe("An error of every reason, with details as the library gives them,", () => {
  it("is told in Vietnamese without English words, also where a driver's words are known in English alone", () => {
    for (const Class of classes)
      for (const reason of Class.fields.reason.literals)
        for (const detail of [
          { ...worded, ...neutral, ...wordedVi },
          { ...neutral, ...worded },
        ]) {
          const { next: _, ...given }: Record<string, string> = detail
          const problem = new Class({ reason, detail: reason === "register-open" ? detail : given })
          if (!isQuoted(problem) || "problemVi" in detail) expectVietnamese(problem)
          const { vi, next } = problem.sentence
          for (const text of [vi, next.vi]) expect(text, problem.code).not.toMatch(/\{\w+\}/)
        }
  })

  it("names the state of a work item, and says of an axis' answer what the library itself says, in Vietnamese", () => {
    const moved = new StorageError({ reason: "work-moved", detail: { work: "a", state: "parked" } })
    expect(moved.sentence.vi).toBe("Công việc a nay đã dừng.")
    const detail = { answer: "no count in it", answerVi: "không có số lượng" }
    const { sentence } = new TransportError({ reason: "malformed-answer", detail })
    expect(sentence.vi).toBe("Trục trả lời không đúng giao thức: không có số lượng.")
    expect(sentence.en).toContain("no count in it")
  })

  it("says both languages without a detail left out", () => {
    for (const Class of classes)
      for (const reason of Class.fields.reason.literals)
        expectSentences(
          new Class({ reason, detail: { ...worded, reasonEn: "another type", ...neutral, ...wordedVi } }),
        )
  })
})
