import { readFile } from "node:fs/promises"
import type { Console } from "@lienthong/cli"
import { Result } from "effect"
import { startAxis } from "../axis/axis.ts"
import { AxisError } from "../axis/axis-error.ts"
import type { AxisEvent } from "../axis/axis-event.ts"
import { type AxisArguments, parseAxisArguments } from "./axis-arguments.ts"

/** The line a parent process waits for begins with this; the endpoint follows. */
const readyLine = "axis ready "

const column = (text: string | undefined) => text || "-"

/** One event as a line: its place, its time, what happened, between whom, and to which document. */
const eventLine = (event: AxisEvent): string =>
  [
    String(event.sequence).padStart(5),
    event.time.slice(11, 23),
    event.event.padEnd(12),
    column(event.kind).padEnd(8),
    `${column(event.from)} → ${column(event.to?.join(","))}`,
    column(event.code),
    column(event.note),
  ].join("  ")

/** Waits for the user, the system or (when its standard input ends) the parent to ask for the end. */
const untilStopped = (withParent: boolean): Promise<string> =>
  new Promise((resolve) => {
    process.once("SIGINT", resolve)
    process.once("SIGTERM", resolve)
    if (!withParent) return
    process.stdin.once("close", () => resolve("parent is gone"))
    process.stdin.once("end", () => resolve("parent is gone"))
    process.stdin.resume()
  })

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8")
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AxisError({ reason: "file-unreadable", detail: { file, problem } })
  }
}

const readTls = async ({ tlsFiles }: AxisArguments) =>
  tlsFiles && { certificate: await readText(tlsFiles.certificate), key: await readText(tlsFiles.key) }

const run = async (given: AxisArguments, console: Console): Promise<void> => {
  const { withParent, tlsFiles: _, ...asked } = given
  const tls = await readTls(given)
  const axis = await startAxis({
    ...asked,
    ...(tls && { tls }),
    onEvent: (event) => console.out(eventLine(event)),
  })
  const stopped = untilStopped(withParent)
  for (const { code, name, systemId } of asked.agencies) console.out(`${code}  ${systemId}  ${name}`)
  console.out(`${readyLine}${axis.endpoint}`)
  console.out(`axis stopping: ${await stopped}`)
  await axis.stop()
  process.stdin.pause()
}

const tell = ({ code, sentence: { en, vi, next } }: AxisError, console: Console): void => {
  console.error(`lienthong-testkit axis: ${code}: ${en} ${next.en}`)
  console.error(`lienthong-testkit axis: ${code}: ${vi} ${next.vi}`)
}

/** `lienthong-testkit axis`: an axis in a box that runs until it is stopped. */
export const runAxis = async (args: ReadonlyArray<string>, console: Console): Promise<number> => {
  const parsed = parseAxisArguments(args, process.env)
  if (Result.isFailure(parsed)) {
    tell(parsed.failure, console)
    return 2
  }
  try {
    await run(parsed.success, console)
    return 0
  } catch (cause) {
    if (!(cause instanceof AxisError)) throw cause
    tell(cause, console)
    return 1
  }
}
