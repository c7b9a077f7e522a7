import { Schema } from "effect"
import type { Action } from "../../policy/permissions.ts"
import { SeenText } from "../../text/seen-text.ts"
import { DirectorySearchRequest } from "../directory/search-directory.ts"
import { StatedCapacity } from "../dispatcher/capacity.ts"
import { EntryNoteRequest } from "../entry/note-entry.ts"
import { ConversionRequest } from "../entry/record-conversion.ts"
import { SharedKeysRequest } from "../identity/shared-keys.ts"
import { AcceptRequest, RefuseRequest } from "../incoming/accept-document.ts"
import { AssignRequest, CompleteRequest, ExtendRequest } from "../incoming/process-document.ts"
import type { Parameter } from "../input/read-argument.ts"
import { Millis, ReasonRequest } from "../input/request.ts"
import { DeliveryPaperRequest } from "../outgoing/delivery-paper.ts"
import { DispatchRequest } from "../outgoing/dispatch-document.ts"
import { DraftRequest } from "../outgoing/draft-document.ts"
import { RecallAgainRequest } from "../outgoing/recall-document.ts"
import { NumberRequest, PersonSignature } from "../outgoing/sign-document.ts"
import { UpdateRequest } from "../outgoing/update-document.ts"
import { PaperName } from "../paper/find-electronic.ts"
import { PaperReceipt } from "../paper/record-paper.ts"
import { PaperRegistration } from "../paper/register-paper.ts"
import { RegisterRequest } from "../register/register.ts"
import { RequeueRequest, ResendRequest } from "../repair/repair-filter.ts"
import { HostPageRequest } from "../report/host-page.ts"
import { TolerancesRequest } from "../report/list-tolerances.ts"
import { PaperSendersRequest } from "../report/paper-senders.ts"
import { FiguresRequest } from "../report/read-figures.ts"
import { PeriodRequest } from "../report/read-period.ts"
import { SearchRequest } from "../report/search.ts"
import { reports } from "../report/table-reports.ts"
import { ChangesRequest } from "../stream/changes.ts"
import { Subscription } from "../subscriber/subscription.ts"
import {
  FilingRequest,
  UnfilingRequest,
  WorkFileClosingRequest,
  WorkFileRequest,
} from "../work-file/work-file.ts"

type Shape = Parameter["shape"]

// A forgotten id gets an error that says so, not the one for an unknown document.
const document = { name: "document", shape: SeenText } as const
const file = { name: "file", shape: SeenText } as const
const id = { name: "id", shape: SeenText } as const
const index = { name: "index", shape: Schema.Number } as const
const everyMillis = { name: "everyMillis", shape: Millis } as const
const documentOrPaper = { name: "documentOrPaper", shape: Schema.Union([SeenText, PaperName]) } as const
const request = <S extends Shape>(shape: S) => ({ name: "request", shape }) as const
const report = <S extends Shape>({ request: shape }: { readonly request: S }) =>
  request(Schema.optional(shape))

const stated = {
  "outgoing.draft": [request(DraftRequest)],
  "outgoing.revise": [document, request(DraftRequest)],
  "outgoing.signAsPerson": [document, request(PersonSignature)],
  "outgoing.signAsAgency": [document, request(NumberRequest)],
  "outgoing.dispatch": [document, request(DispatchRequest)],
  "outgoing.closeUnissued": [document, request(ReasonRequest)],
  "outgoing.recall": [document, request(ReasonRequest)],
  "outgoing.recallAgain": [document, request(RecallAgainRequest)],
  "outgoing.update": [document, { ...request(UpdateRequest), open: true }],
  "outgoing.recordPaperReturned": [document, request(DeliveryPaperRequest)],
  "outgoing.resend": [document],
  "outgoing.resendAll": [request(ResendRequest)],
  "outgoing.recordPaperSent": [document, request(DeliveryPaperRequest)],
  "outgoing.get": [document],
  "outgoing.readFile": [document, index],
  "outgoing.deliveries": [document],
  "incoming.accept": [document, request(AcceptRequest)],
  "incoming.refuse": [document, request(RefuseRequest)],
  "incoming.assign": [document, request(AssignRequest)],
  "incoming.extend": [document, request(ExtendRequest)],
  "incoming.handBack": [document, request(ReasonRequest)],
  "incoming.startProcessing": [document],
  "incoming.complete": [document, request(CompleteRequest)],
  "incoming.agreeToRecall": [document],
  "incoming.declineRecall": [document, request(ReasonRequest)],
  "incoming.recordRecallGivenUp": [document, request(ReasonRequest)],
  "incoming.agreeToUpdate": [document],
  "incoming.declineUpdate": [document, request(ReasonRequest)],
  "incoming.recordPaperReceived": [documentOrPaper, request(PaperReceipt)],
  "incoming.registerPaper": [{ name: "paper", shape: PaperName }, request(PaperRegistration)],
  "incoming.get": [document],
  "incoming.readFile": [document, index],
  "registers.open": [request(RegisterRequest)],
  "registers.note": [documentOrPaper, request(EntryNoteRequest)],
  "registers.recordConversion": [document, request(ConversionRequest)],
  "workFiles.open": [request(WorkFileRequest)],
  "workFiles.add": [file, request(FilingRequest)],
  "workFiles.remove": [file, request(UnfilingRequest)],
  "workFiles.close": [file, request(WorkFileClosingRequest)],
  "workFiles.get": [file],
  "reports.tracking": [report(reports.tracking)],
  "reports.outgoing": [report(reports.outgoing)],
  "reports.incoming": [report(reports.incoming)],
  "reports.documents": [report(reports.documents)],
  "directory.search": [request(DirectorySearchRequest)],
  "reports.search": [request(SearchRequest)],
  "reports.timeline": [document],
  "reports.paperSenders": [report({ request: PaperSendersRequest })],
  "reports.awaited": [report(reports.awaited)],
  "reports.outgoingRegister": [report(reports.outgoingRegister)],
  "reports.incomingRegister": [report(reports.incomingRegister)],
  "reports.faults": [report(reports.faults)],
  "reports.duties": [report(reports.duties)],
  "reports.paper": [report(reports.paper)],
  "reports.workFiles": [report(reports.workFiles)],
  "reports.figures": [request(FiguresRequest)],
  "reports.closePeriod": [request(PeriodRequest)],
  "reports.readClosedPeriod": [request(PeriodRequest)],
  "reports.headline": [],
  "reports.tolerances": [report({ request: TolerancesRequest })],
  "reports.sharedKeys": [report({ request: SharedKeysRequest })],
  "reports.denials": [report(reports.denials)],
  "reports.readings": [report(reports.readings)],
  "views.page": [{ name: "view", shape: SeenText }, request(HostPageRequest)],
  "views.status": [],
  "views.rebuild": [{ name: "view", shape: SeenText }],
  "work.list": [],
  "work.explain": [id],
  "work.requeue": [id],
  "work.requeueAll": [request(RequeueRequest)],
  "work.release": [id],
  "work.runDispatcher": [{ name: "capacity", shape: Schema.optional(StatedCapacity) }],
  "work.runIntake": [everyMillis],
  "work.runViews": [everyMillis],
  "work.drain": [],
  "work.poll": [],
  "work.checkAxis": [],
  "work.reconcile": [],
  "work.runReconciler": [everyMillis],
  "log.status": [],
  "log.seal": [],
  "log.runSealer": [everyMillis],
  "log.export": [],
  changes: [request(Schema.optional(ChangesRequest))],
  subscribe: [
    { name: "subscription", shape: Subscription },
    { name: "handle", shape: Schema.Unknown },
  ],
} as const satisfies Readonly<Record<Action, ReadonlyArray<Parameter>>>

type TypesOf<Parameters extends ReadonlyArray<Parameter>> = {
  -readonly [Index in keyof Parameters]: Parameters[Index]["shape"]["Type"]
}

/** The arguments of one operation, by its line. A type test compares them with the operation. */
export type ArgumentsOf<A extends Action> = TypesOf<(typeof stated)[A]>

/**
 * The arguments of each operation beside the person, by its path. The request's schema is beside its use
 * case. An operation without a line here does not compile, and only what its line names reaches it.
 */
export const parameters: Readonly<Record<Action, ReadonlyArray<Parameter>>> = stated
