import { workingCalendarPages } from "../calendar/calendar-page.ts"
import { duties } from "../duty/duty-page.ts"
import { incomingActs } from "../incoming/act.ts"
import { answersToSenders } from "../incoming/answer-sender.ts"
import { stampPage } from "../incoming/arrival-stamp.ts"
import { assign } from "../incoming/assign.ts"
import { incomingDocument } from "../incoming/document-page.ts"
import { incomingList } from "../incoming/list-page.ts"
import { refuse } from "../incoming/refuse.ts"
import { operations } from "../operations/operations-page.ts"
import { resending } from "../operations/resend.ts"
import { outgoingActs } from "../outgoing/act.ts"
import { dispatching } from "../outgoing/dispatch.ts"
import { outgoingDocument } from "../outgoing/document-page.ts"
import { drafting } from "../outgoing/draft.ts"
import { outgoingList } from "../outgoing/list-page.ts"
import { signing } from "../outgoing/sign.ts"
import { signingList } from "../outgoing/signing-list.ts"
import { paperList } from "../paper/paper-page.ts"
import { registeringPaper } from "../paper/register-paper.ts"
import { books } from "../register/book.ts"
import { searching } from "../search/search-page.ts"
import { statistics } from "../statistics/statistics-page.ts"
import { tablePages } from "../statistics/table-pages.ts"
import type { Route } from "../visit/visit.ts"
import { workFileList } from "../work-file/work-file-list.ts"
import { workFilePages } from "../work-file/work-file-page.ts"

/** Every address of the system for people who have logged in. */
export const routes: ReadonlyArray<Route> = [
  ...incomingList,
  ...incomingDocument,
  ...stampPage,
  ...incomingActs,
  ...refuse,
  ...assign,
  ...answersToSenders,
  ...outgoingList,
  ...signingList,
  ...drafting,
  ...outgoingDocument,
  ...signing,
  ...dispatching,
  ...outgoingActs,
  ...searching,
  ...duties,
  ...books,
  ...paperList,
  ...registeringPaper,
  ...workingCalendarPages,
  ...workFileList,
  ...workFilePages,
  ...statistics,
  ...tablePages,
  ...operations,
  ...resending,
]
