import { Schema } from "effect"
import { AxisEvent } from "./axis-event.ts"
import { Fault } from "./fault.ts"
import { FaultsAtRandom } from "./faults-at-random.ts"
import { MailboxItem } from "./mailbox.ts"

/** The paths that control an axis in another process, below its address. */
export const controlPaths = { command: "/__control", log: "/__log", mailbox: "/__mailbox" } as const

/** The body of `POST /__control`. */
export const ControlCommand = Schema.Union([
  Schema.Struct({ do: Schema.Literal("misbehave"), fault: Fault }),
  Schema.Struct({ do: Schema.Literal("misbehave-at-random"), faults: FaultsAtRandom }),
  Schema.Struct({ do: Schema.Literal("calm") }),
  Schema.Struct({
    do: Schema.Literal("inject"),
    agency: Schema.String,
    from: Schema.String,
    kind: Schema.Literals(["document", "status"]),
    bytes: Schema.Uint8ArrayFromBase64,
  }),
])
export type ControlCommand = typeof ControlCommand.Type

/** The answers of the control paths. */
export const Injected = Schema.Struct({ docId: Schema.String })
export const LogAnswer = Schema.Struct({ events: Schema.Array(AxisEvent) })
export const MailboxAnswer = Schema.Struct({ items: Schema.Array(MailboxItem) })

/** The answer to a wrong command. */
export const ControlProblem = Schema.Struct({
  reason: Schema.String,
  detail: Schema.Record(Schema.String, Schema.String),
})
