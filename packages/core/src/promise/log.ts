import { Cause, type Layer, Logger } from "effect"

/** A message for the operator. It never contains a secret or a file's content. */
export interface LogEntry {
  readonly at: Date
  readonly level: "debug" | "info" | "warning" | "error"
  readonly message: string
  /** The error as text with its causes; empty without an error. */
  readonly cause: string
}

/** Receives the workers' log, for example to write it with the host's own logger. */
export type Log = (entry: LogEntry) => void

const levels: Readonly<Record<string, LogEntry["level"]>> = {
  Fatal: "error",
  Error: "error",
  Warn: "warning",
  Info: "info",
}

const text = (message: unknown): string =>
  Array.isArray(message)
    ? message.map(text).join(" ")
    : typeof message === "string"
      ? message
      : String(message)

/** Sends the runtime's log to a host. */
export const logTo = (log: Log): Layer.Layer<never> =>
  Logger.layer([
    Logger.make(({ message, logLevel, cause, date }) =>
      log({
        at: date,
        level: levels[logLevel] ?? "debug",
        message: text(message),
        cause: cause.reasons.length === 0 ? "" : Cause.pretty(cause),
      }),
    ),
  ])
