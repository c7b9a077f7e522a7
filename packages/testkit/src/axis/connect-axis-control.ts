import { Schema } from "effect"
import type { AxisControl } from "./axis-control.ts"
import { AxisError } from "./axis-error.ts"
import {
  ControlCommand,
  ControlProblem,
  controlPaths,
  Injected,
  LogAnswer,
  MailboxAnswer,
} from "./control-command.ts"
import { checkFault } from "./fault.ts"
import { checkFaultsAtRandom } from "./faults-at-random.ts"

const encodeCommand = Schema.encodeSync(Schema.fromJsonString(ControlCommand))
const isReason = Schema.is(AxisError.fields.reason)

/** Recreates the error of the remote axis. */
const errorOf = ({ reason, detail }: typeof ControlProblem.Type): AxisError =>
  isReason(reason)
    ? new AxisError({ reason, detail })
    : new AxisError({ reason: "control-refused", detail: { answer: reason } })

/**
 * Control of an axis that runs in another process on this machine, started with `lienthong-testkit axis`.
 *
 * @example
 * ```ts
 * import { connectAxisControl } from "@lienthong/testkit"
 *
 * const axis = connectAxisControl("http://127.0.0.1:18099/VXP.Edoc")
 * await axis.misbehave({ kind: "deliver-twice", to: "000.00.00.H17" })
 * ```
 */
export const connectAxisControl = (endpoint: string): AxisControl => {
  const ask = async <S extends Schema.ConstraintDecoder<unknown>>(
    answer: S,
    path: string,
    command?: ControlCommand,
  ): Promise<S["Type"]> => {
    const unreachable = (cause: unknown) =>
      new AxisError({ reason: "control-unreachable", detail: { endpoint }, cause })
    const response = await fetch(new URL(path, endpoint), {
      ...(command === undefined ? {} : { method: "POST", body: encodeCommand(command) }),
      headers: { "Content-Type": "application/json" },
    }).catch((cause: unknown) => {
      throw unreachable(cause)
    })
    const value: unknown = await response.json().catch((cause: unknown) => {
      throw unreachable(cause)
    })
    if (!response.ok) throw errorOf(Schema.decodeUnknownSync(ControlProblem)(value))
    return Schema.decodeUnknownSync(answer)(value)
  }
  const done = Schema.Struct({})

  return {
    endpoint,
    misbehave: async (fault) => {
      await ask(done, controlPaths.command, { do: "misbehave", fault: checkFault(fault) })
    },
    misbehaveAtRandom: async (faults) => {
      await ask(done, controlPaths.command, {
        do: "misbehave-at-random",
        faults: checkFaultsAtRandom(faults),
      })
    },
    calm: async () => {
      await ask(done, controlPaths.command, { do: "calm" })
    },
    inject: (mail) => ask(Injected, controlPaths.command, { do: "inject", ...mail }),
    log: async () => (await ask(LogAnswer, controlPaths.log)).events,
    mailbox: async (agency) =>
      (await ask(MailboxAnswer, `${controlPaths.mailbox}?agency=${encodeURIComponent(agency)}`)).items,
  }
}
