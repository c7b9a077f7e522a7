import { Schema } from "effect"
import type { Action } from "../../policy/permission.ts"
import type { DispatcherCapacity } from "../dispatcher/dispatcher.ts"
import type { FileInput } from "../file/check-file.ts"
import type { DispatchRequest } from "../outgoing/dispatch-document.ts"
import type { DraftRequest } from "../outgoing/draft-document.ts"
import type { RecipientRequest } from "../outgoing/recipient.ts"
import type { NumberRequest, PersonSignature } from "../outgoing/sign-document.ts"
import type { UpdateRequest } from "../outgoing/update-document.ts"
import type { PaperName } from "../paper/find-electronic.ts"
import type { PaperReceipt } from "../paper/record-paper.ts"
import type { PaperRegistration } from "../paper/register-paper.ts"
import type { RegisterRequest } from "../register/register.ts"
import type { ChangesRequest } from "../stream/changes.ts"
import type { Subscription } from "../subscriber/subscription.ts"
import {
  any,
  bytes,
  count,
  fields,
  flag,
  millis,
  number,
  type Parameter,
  position,
  record,
  text,
} from "./request-shape.ts"

const { optional } = Schema
const texts = Schema.Array(text)

const document: Parameter = { name: "document", shape: text }
const request = (shape: Parameter["shape"]): Parameter => ({ name: "request", shape })

const file = fields<FileInput>({
  name: text,
  bytes,
  mediaType: optional(text),
  description: optional(text),
})

const draft = fields<DraftRequest>({
  type: text,
  subject: text,
  files: Schema.Array(file),
  forInformation: optional(flag),
  urgency: optional(text),
  secrecy: optional(text),
  place: optional(text),
  toPlaces: optional(texts),
  dueDate: optional(text),
  pageAmount: optional(number),
  matters: optional(texts),
})

const numbering = { register: optional(text), notation: optional(text) }

const recipients = Schema.Array(
  Schema.Union([
    text,
    fields<RecipientRequest>({
      code: text,
      name: optional(text),
      capacity: optional(text),
      individual: optional(flag),
      connected: optional(flag),
      because: optional(text),
      otherCode: optional(text),
    }),
  ]),
)

const receipt = {
  receivedOn: optional(text),
  capacity: optional(text),
  individual: optional(flag),
  matters: optional(texts),
}

const paperName = fields<PaperName>({ from: text, code: text, date: text })
const documentOrPaper: Parameter = { name: "documentOrPaper", shape: Schema.Union([text, paperName]) }

const reason = request(fields<{ reason: string }>({ reason: text }))
const recipient = request(fields<{ recipient: string }>({ recipient: text }))
const documentAndIndex = [document, { name: "index", shape: number }]

/**
 * What each operation is given beside the person, by its path. An operation without a line here does not compile, and
 * what is not in its line does not reach it.
 */
export const parameters: Readonly<Record<Action, ReadonlyArray<Parameter>>> = {
  "outgoing.draft": [request(draft)],
  "outgoing.revise": [document, request(draft)],
  "outgoing.signAsPerson": [document, request(fields<PersonSignature>({ authority: optional(any) }))],
  "outgoing.signAsAgency": [document, request(fields<NumberRequest>(numbering))],
  "outgoing.dispatch": [
    document,
    request(
      fields<DispatchRequest>({
        ...numbering,
        to: recipients,
        forInformation: optional(flag),
        replaces: optional(texts),
        replacementReason: optional(text),
      }),
    ),
  ],
  "outgoing.closeUnissued": [document, reason],
  "outgoing.recall": [document, reason],
  "outgoing.recallAgain": [
    document,
    request(fields<{ recipient: string; reason: string }>({ recipient: text, reason: text })),
  ],
  "outgoing.update": [
    document,
    {
      ...request(
        fields<UpdateRequest>({
          reason: text,
          dueDate: optional(text),
          add: optional(recipients),
          remove: optional(texts),
        }),
      ),
      open: true,
    },
  ],
  "outgoing.recordPaperReturned": [document, recipient],
  "outgoing.resend": [document],
  "outgoing.resendAll": [request(record)],
  "outgoing.recordPaperSent": [document, recipient],
  "outgoing.get": [document],
  "outgoing.readFile": documentAndIndex,
  "outgoing.deliveries": [document],
  "incoming.accept": [document, request(fields<{ register?: string }>({ register: optional(text) }))],
  "incoming.refuse": [
    document,
    request(fields<{ reason?: string; text: string }>({ reason: optional(text), text })),
  ],
  "incoming.assign": [
    document,
    request(fields<{ to: string; note?: string }>({ to: text, note: optional(text) })),
  ],
  "incoming.startProcessing": [document],
  "incoming.complete": [document, request(fields<{ note?: string }>({ note: optional(text) }))],
  "incoming.agreeToRecall": [document],
  "incoming.declineRecall": [document, reason],
  "incoming.agreeToUpdate": [document],
  "incoming.declineUpdate": [document, reason],
  "incoming.recordPaperReceived": [documentOrPaper, request(fields<PaperReceipt>(receipt))],
  "incoming.registerPaper": [
    { name: "paper", shape: paperName },
    request(
      fields<PaperRegistration>({
        ...receipt,
        typeName: optional(text),
        subject: text,
        register: optional(text),
      }),
    ),
  ],
  "incoming.get": [document],
  "incoming.readFile": documentAndIndex,
  "registers.open": [request(fields<RegisterRequest>({ register: text, year: number, next: number }))],
  "registers.note": [documentOrPaper, request(record)],
  "reports.tracking": [],
  "reports.outgoing": [],
  "reports.incoming": [],
  "reports.documents": [request(optional(record))],
  "reports.awaited": [],
  "reports.registers": [],
  "reports.faults": [],
  "reports.duties": [],
  "reports.paper": [],
  "reports.headline": [],
  "reports.denials": [],
  "work.list": [],
  "work.explain": [{ name: "id", shape: text }],
  "work.requeue": [{ name: "id", shape: text }],
  "work.requeueAll": [request(record)],
  "work.release": [{ name: "id", shape: text }],
  "work.runDispatcher": [
    {
      name: "capacity",
      shape: optional(fields<DispatcherCapacity>({ urgent: count, ordinary: count })),
    },
  ],
  "work.runIntake": [{ name: "everyMillis", shape: millis }],
  "work.drain": [],
  "work.poll": [],
  "work.checkAxis": [],
  "work.reconcile": [],
  "work.runReconciler": [{ name: "everyMillis", shape: millis }],
  "log.status": [],
  "log.seal": [],
  "log.runSealer": [{ name: "everyMillis", shape: millis }],
  "log.export": [],
  changes: [
    {
      name: "request",
      shape: optional(fields<ChangesRequest>({ after: optional(position), follow: optional(flag) })),
    },
  ],
  subscribe: [
    { name: "subscription", shape: fields<Subscription>({ name: text, batch: optional(number) }) },
    { name: "handle", shape: any },
  ],
}
