import type { MailboxEntry, MessageKind } from "@lienthong/core/adapter"
import type { Axis, AxisOptions, WholeTransport } from "@lienthong/testkit"
import { caoBang, daNang, sampleDocument, sampleStatus, tayNinh } from "@lienthong/testkit"
import { Effect } from "effect"
import { scopedClient } from "../../src/index.ts"
import { axis } from "./sample-axis.ts"

/** An axis with three agencies, and a client of each. */
export const exchange = (options: Partial<AxisOptions> = {}) =>
  Effect.gen(function* () {
    const running = yield* axis(options)
    return {
      axis: running,
      tayNinh: yield* scopedClient(tayNinh, running.endpoint),
      daNang: yield* scopedClient(daNang, running.endpoint),
      caoBang: yield* scopedClient(caoBang, running.endpoint),
    }
  })

/** A document from Tây Ninh, by its number. */
export const documentTo = (to: ReadonlyArray<string>, number = "105") => ({
  kind: "document" as const,
  from: tayNinh,
  to,
  bytes: sampleDocument({ from: tayNinh, to, documentId: `doc-${number}`, number }),
})

/** A status from Đà Nẵng on a document of Tây Ninh. */
export const statusOn = (documentId: string) => ({
  kind: "status" as const,
  from: daNang,
  to: [tayNinh],
  bytes: sampleStatus({ from: daNang, to: tayNinh, documentId }),
})

/** The bytes of every packet in a mailbox, in the order of the listing. */
export const read = (transport: WholeTransport, kind: MessageKind = "document") =>
  Effect.flatMap(transport.listInbox(kind), (entries) =>
    Effect.forEach(entries, (entry: MailboxEntry) => transport.fetch(entry)),
  )

/** The axis' events as short lines: what happened, to which document, and the note. */
export const history = (running: Pick<Axis, "log">) =>
  Effect.map(
    Effect.promise(() => running.log()),
    (events) =>
      events.map(({ event, code, note }) =>
        [event, code, note].filter((word) => word !== undefined).join(" "),
      ),
  )
