import type { Permission } from "./permission.ts"
import { type Action, permissions } from "./permissions.ts"

/**
 * Operations by the path that they had in earlier releases: denials that were recorded then still name it.
 */
const formerActions: Readonly<Record<string, Action>> = {
  "outgoing.recordPaper": "outgoing.recordPaperSent",
  "incoming.recordPaper": "incoming.recordPaperReceived",
  "reports.trackingBoard": "reports.tracking",
  "reports.outgoingBoard": "reports.outgoing",
  "reports.incomingBoard": "reports.incoming",
  "reports.awaitedBoard": "reports.awaited",
  "reports.registerBooks": "reports.outgoingRegister",
  "work.listTolerances": "reports.tolerances",
  "work.listSharedKeys": "reports.sharedKeys",
  "reports.registers": "reports.outgoingRegister",
  "reports.closedPeriod": "reports.readClosedPeriod",
}

/** The permission that a recorded path stands for; none where no operation has or had it. */
export const permissionOf = (recorded: string): Permission | undefined => {
  const action = Object.hasOwn(formerActions, recorded) ? formerActions[recorded] : recorded
  return action !== undefined && Object.hasOwn(permissions, action)
    ? permissions[action as Action]
    : undefined
}
