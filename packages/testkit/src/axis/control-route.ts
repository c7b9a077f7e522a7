import type { IncomingMessage } from "node:http"
import { Schema } from "effect"
import type { AxisCommands } from "./axis-control.ts"
import { AxisError } from "./axis-error.ts"
import { ControlCommand, ControlProblem, controlPaths, LogAnswer, MailboxAnswer } from "./control-command.ts"
import { json, type Reply } from "./reply.ts"

const decodeCommand = Schema.decodeUnknownSync(Schema.fromJsonString(ControlCommand))

const refused = (answer: string) => new AxisError({ reason: "control-refused", detail: { answer } })

const carryOut = async (axis: AxisCommands, command: ControlCommand): Promise<unknown> => {
  switch (command.do) {
    case "misbehave":
      return axis.misbehave(command.fault)
    case "misbehave-at-random":
      return axis.misbehaveAtRandom(command.faults)
    case "calm":
      return axis.calm()
    case "inject":
      return axis.inject(command)
  }
}

const answer = async (axis: AxisCommands, request: IncomingMessage, url: URL, body: Buffer) => {
  switch (`${request.method} ${url.pathname}`) {
    case `POST ${controlPaths.command}`:
      // A page in a local browser can post to loopback too, but not as JSON without a preflight request.
      if (!request.headers["content-type"]?.startsWith("application/json")) {
        throw refused("a command must be application/json")
      }
      return (await carryOut(axis, decodeCommand(body.toString("utf8")))) ?? {}
    case `GET ${controlPaths.log}`:
      return Schema.encodeSync(LogAnswer)({ events: await axis.log() })
    case `GET ${controlPaths.mailbox}`:
      return Schema.encodeSync(MailboxAnswer)({
        items: await axis.mailbox(url.searchParams.get("agency") ?? ""),
      })
    default:
      throw refused(`there is no ${request.method} ${url.pathname}`)
  }
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (/^(?:::ffff:)?127\./.test(address) || address === "::1")

/** Whether a request is for the control paths instead of the axis. */
export const isControl = (url: URL): boolean => Object.values<string>(controlPaths).includes(url.pathname)

/** Answers a control request from this machine and rejects all others. Errors are returned as JSON. */
export const controlRoute = async (
  axis: AxisCommands,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Reply> => {
  try {
    if (!isLoopback(request.socket.remoteAddress))
      throw refused("the axis can be controlled from this machine only")
    return json(200, await answer(axis, request, url, body))
  } catch (cause) {
    const { reason, detail } =
      cause instanceof AxisError ? cause : refused(cause instanceof Error ? cause.message : String(cause))
    return json(400, Schema.encodeSync(ControlProblem)({ reason, detail }))
  }
}
