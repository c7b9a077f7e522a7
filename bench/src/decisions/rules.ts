import { checkPermission } from "@lienthong/core"
import { vietnamTime } from "@lienthong/core/calendar"
import { dutyStanding, incomingDuties, outgoingDuties } from "@lienthong/core/document"
import {
  defaultDutySettings,
  type PaperQuestion,
  paperFor,
  paperForGovernmentOnly,
  paperForSensitiveMatters,
  sendDeadline,
  timeliness,
} from "@lienthong/core/policy"
import { type Decision, moment } from "./decision.ts"
import { assigned, signed } from "./lives.ts"
import { calendar, deadline, governmentOffice } from "./sample.ts"

/** The last afternoon before the Tết of 2025. */
const eveOfTet = vietnamTime(Date.parse("2025-01-24T16:40:00+07:00"))
const clerk = { id: "van-thu", name: "Nguyễn Thị Văn Thư", roles: ["clerk"] } as const
const rules = { ...defaultDutySettings, calendar }

const question: PaperQuestion = {
  documentType: "bao-cao",
  legalValue: "original",
  matters: ["finance"],
  recipient: governmentOffice,
  connected: true,
  list: paperForGovernmentOnly,
}
const listed: PaperQuestion = {
  ...question,
  recipient: { code: governmentOffice.code, capacity: "own" },
  list: paperForSensitiveMatters,
}

const standings = (duties: ReturnType<typeof incomingDuties>) =>
  duties.map((duty) => dutyStanding(duty, moment))

/** The rules that are measured separately. Dispatch already includes the legal value by signatures. */
export const ruleDecisions: ReadonlyArray<Decision> = [
  { name: "sendDeadline", make: () => sendDeadline(moment, "ordinary", calendar) },
  { name: "sendDeadline, eve of Tết", make: () => sendDeadline(eveOfTet, "ordinary", calendar) },
  { name: "sendDeadline, urgent", make: () => sendDeadline(moment, "flash", calendar) },
  { name: "timeliness", make: () => timeliness(deadline, moment) },
  { name: "paperFor, the Government", make: () => paperFor(question) },
  { name: "paperFor, by a list", make: () => paperFor(listed) },
  { name: "duties, outgoing", make: () => standings(outgoingDuties(signed, [], rules)) },
  { name: "duties, incoming", make: () => standings(incomingDuties(assigned, rules)) },
  {
    name: "checkPermission",
    make: () => checkPermission({ action: "outgoing.dispatch", by: clerk, agency: [governmentOffice.code] }),
  },
]
