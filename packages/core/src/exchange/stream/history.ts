import { auditHistory } from "../../document/audit/history.ts"
import { awaitedHistory } from "../../document/awaited/history.ts"
import { deliveryHistory } from "../../document/delivery/history.ts"
import { entryHistory } from "../../document/entry/history.ts"
import type { Earlier, History } from "../../document/history/lineage.ts"
import { incomingHistory } from "../../document/incoming/history.ts"
import { mailboxHistory } from "../../document/mailbox/history.ts"
import { noticeHistory } from "../../document/notice/history.ts"
import { outgoingHistory } from "../../document/outgoing/history.ts"
import { reconciliationHistory } from "../../document/reconciliation/history.ts"
import { dutyHistory } from "../../duty/history.ts"
import { type EventOf, type StreamKind, streamKinds } from "../../log/stream-kind.ts"

/** The earlier versions of each kind's events. A kind without a line has only first versions. */
const histories: { readonly [K in StreamKind]?: History<EventOf<K>> } = {
  outgoing: outgoingHistory,
  delivery: deliveryHistory,
  incoming: incomingHistory,
  entry: entryHistory,
  awaited: awaitedHistory,
  mailbox: mailboxHistory,
  notice: noticeHistory,
  audit: auditHistory,
  duty: dutyHistory,
  reconciliation: reconciliationHistory,
}

/** The types of events that this release writes, by kind. */
const writtenTypes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(streamKinds).map(([kind, { members }]) => [
    kind,
    new Set(members.map(({ fields }) => fields._tag.schema.literal)),
  ]),
)

/** The earlier versions of a type, from version 1 on. */
export const earlierVersions = (kind: StreamKind, type: string): ReadonlyArray<Earlier<unknown, unknown>> => {
  const history: History<unknown> = histories[kind] ?? {}
  return (Object.hasOwn(history, type) ? history[type]?.earlier : undefined) ?? []
}

/** The version in which events of a type are written; none if this release does not write the type. */
export const writtenVersion = (kind: StreamKind, type: string): number | undefined =>
  writtenTypes.get(kind)?.has(type) ? earlierVersions(kind, type).length + 1 : undefined
