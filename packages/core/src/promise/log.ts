import { Cause, type Layer, Logger } from "effect"

/** Something the exchange has to tell its operator. Never a secret, never a file's content. */
export interface LogEntry {
  readonly at: Date
  readonly level: "debug" | "info" | "warning" | "error"
  readonly message: string
  /** What failed, as text with its causes; empty when nothing did. */
  readonly cause: string
}

/** Where the workers' log goes: a line of the host's own logger. */
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

/** The runtime's log, handed to a host. */
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
