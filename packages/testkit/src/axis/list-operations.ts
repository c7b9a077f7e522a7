import { vietnamTime } from "@lienthong/core/calendar"
import { Result } from "effect"
import type { Agencies, AxisAgency } from "./axis-agency.ts"
import type { AxisOperation } from "./fault.ts"
import { windowOf } from "./list-window.ts"
import { codesOf, kindOf, type Operation } from "./operation.ts"
import type { PostOffice, SentLine } from "./post-office.ts"
import type { AnswerFields } from "./reply.ts"

/** Like the real list it omits the DocumentId: clients have to recognise their documents. */
const sentRow = ({ sent, item }: SentLine) => ({
  serviceType: "eDoc",
  messageType: sent.kind === "document" ? "edoc" : "status",
  senderDocId: sent.docId,
  receiverDocId: item.docId,
  fromCode: sent.from,
  toCode: item.to,
  title: sent.label.subject,
  notation: sent.label.code,
  sentTime: vietnamTime(sent.takenAt),
  sendStatus: "done",
  sendStatusDesc: "",
  receivedTime: vietnamTime(item.updatedAt),
  receiveStatus: item.state === "waiting" ? "initial" : item.state === "done" ? "done" : "fail",
  receiveStatusDesc: item.description,
})

/**
 * `getSentEdocList`: the packets sent by the system's agencies, a row for each recipient, or one packet by
 * its `docId`.
 */
export const getSentEdocList =
  (office: PostOffice): Operation =>
  (request) => {
    const { call, agencies } = request
    const kind = kindOf(call)
    const docId = call.parameter("docId") ?? ""
    return {
      subject: {
        operation: "getSentEdocList",
        ...(Result.isSuccess(kind) ? { kind: kind.success } : {}),
        to: codesOf(agencies),
      },
      carryOut: () =>
        Result.flatMap(kind, (kind) => {
          const lines = office.sent(agencies, kind).filter(({ sent }) => docId === "" || sent.docId === docId)
          const page = windowOf(request, lines, ({ sent }) => sent.takenAt)
          return Result.map(page, (rows) => ({ data: rows.map(sentRow) }))
        }),
    }
  }

const directory =
  (operation: AxisOperation, rows: () => ReadonlyArray<AnswerFields>): Operation =>
  ({ agencies }) => ({
    subject: { operation, to: codesOf(agencies) },
    carryOut: () => Result.succeed({ data: rows() }),
  })

const agencyRow = (agency: AxisAgency, index: number) => ({
  id: String(index + 1),
  pid: "",
  code: agency.code,
  name: agency.name,
  mail: "",
})

/** `getAgenciesList`: every agency with one of its codes. */
export const getAgenciesList = ({ all }: Agencies): Operation =>
  directory("getAgenciesList", () => all.map(agencyRow))

/** `getAgenciesListQD20`: the agencies that have a code of either standard, with both codes. */
export const getAgenciesListQD20 = ({ all }: Agencies): Operation =>
  directory("getAgenciesListQD20", () =>
    all.flatMap((agency, index) =>
      agency.otherCode === undefined ? [] : [{ ...agencyRow(agency, index), code102: agency.otherCode }],
    ),
  )

/** `getSynchronizeUnit`: every agency with what a client needs to maintain its own list. */
export const getSynchronizeUnit = ({ all }: Agencies): Operation =>
  directory("getSynchronizeUnit", () =>
    all.map((agency, index) => ({
      ...agencyRow(agency, index),
      version: 1,
      centerCode: "",
      deleted: false,
      modifyDate: "",
      isAgency: true,
    })),
  )
