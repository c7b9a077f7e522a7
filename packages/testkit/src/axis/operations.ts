import type { Agencies } from "./axis-agency.ts"
import type { AxisLog } from "./axis-event.ts"
import type { AxisOperation } from "./fault.ts"
import type { FaultPlan } from "./fault-plan.ts"
import {
  getAgenciesList,
  getAgenciesListQD20,
  getSentEdocList,
  getSynchronizeUnit,
} from "./list-operations.ts"
import { countReceived, getEdoc, getReceivedEdocList, updateStatus } from "./mailbox-operations.ts"
import type { Operation } from "./operation.ts"
import type { PostOffice } from "./post-office.ts"
import { sendEdoc } from "./send-edoc.ts"

/** The operations of the axis. */
export const operations = (
  office: PostOffice,
  agencies: Agencies,
  plan: FaultPlan,
  log: AxisLog,
): Readonly<Record<AxisOperation, Operation>> => ({
  sendEdoc: sendEdoc(office, agencies),
  getReceivedEdocList: getReceivedEdocList(office, plan),
  getSentEdocList: getSentEdocList(office),
  getEdoc: getEdoc(office, plan, log),
  countReceiveEdoc: countReceived(office, "countReceiveEdoc"),
  countReceiveStatus: countReceived(office, "countReceiveStatus"),
  updateStatus: updateStatus(office, log),
  getAgenciesList: getAgenciesList(agencies),
  getAgenciesListQD20: getAgenciesListQD20(agencies),
  getSynchronizeUnit: getSynchronizeUnit(agencies),
})
