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

/**
 * Sends the runtime's log to a host. A log that throws, or answers with a promise that fails, must not end
 * what was logged about; the first such failure is printed on the console.
 */
export const logTo = (log: Log): Layer.Layer<never> => {
  let isTold = false
  const failed = (problem: unknown) => {
    if (isTold) return
    isTold = true
    // biome-ignore lint/suspicious/noConsole: the log that would report it has failed
    console.error("The host's log fails", problem)
  }
  const write = async (entry: LogEntry): Promise<void> => log(entry)
  return Logger.layer([
    Logger.make(({ message, logLevel, cause, date }) => {
      write({
        at: date,
        level: levels[logLevel] ?? "debug",
        message: text(message),
        cause: cause.reasons.length === 0 ? "" : Cause.pretty(cause),
      }).catch(failed)
    }),
  ])
}
