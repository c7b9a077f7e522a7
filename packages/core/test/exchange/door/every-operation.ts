import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Stream } from "effect"
import { type by, report } from "../scene.ts"

export type Operation = (...args: ReadonlyArray<unknown>) => Effect.Effect<unknown, unknown>

/** Every operation of an exchange by its path. */
export const operationsOf = (agency: OpenedTestAgency): ReadonlyArray<readonly [string, Operation]> => {
  const {
    outgoing,
    incoming,
    registers,
    workFiles,
    directory,
    reports,
    views,
    work,
    log,
    changes,
    subscribe,
  } = agency
  return [
    ...Object.entries({
      outgoing,
      incoming,
      registers,
      workFiles,
      directory,
      reports,
      views,
      work,
      log,
    }).flatMap(([room, operations]) =>
      Object.entries(operations)
        .filter(([name]) => name !== "export")
        .map(([name, operation]) => [`${room}.${name}`, operation as Operation] as const),
    ),
    ["log.export", (...args) => Stream.runDrain(log.export(args.at(-1) as typeof by))] as const,
    ["subscribe", () => subscribe({ name: "nobody" }, () => Effect.void)] as const,
    ["changes", (...args) => Stream.runDrain(changes({}, args.at(-1) as typeof by))] as const,
  ]
}

const ofWorkFiles: Readonly<Record<string, ReadonlyArray<unknown>>> = {
  "workFiles.open": [{ year: 2019, notation: "01", title: " " }],
  "workFiles.add": ["nowhere", { document: "nowhere" }],
  "workFiles.remove": ["nowhere", { document: "nowhere", reason: " " }],
  "workFiles.close": ["nowhere", {}],
}

/** What an operation is given beside the person; nothing that it is given exists. */
export const argumentsOf = (path: string): ReadonlyArray<unknown> => {
  if (path === "outgoing.draft") return [report({ files: [] })]
  if (path === "registers.open") return [{ register: "outgoing", year: 0, next: 1 }]
  const filed = ofWorkFiles[path]
  if (filed) return filed
  if (path === "reports.closePeriod") return [{ period: "" }]
  const kept = { reason: " ", text: "", to: "", recipient: "" }
  if (
    path.startsWith("reports.") ||
    path.startsWith("directory.") ||
    path.startsWith("log.") ||
    path.startsWith("work.list") ||
    path === "views.status" ||
    path === "changes"
  )
    return []
  if (path === "outgoing.revise") return ["nowhere", report()]
  if (path.endsWith("readFile")) return ["nowhere", 0]
  if (/(resend|requeue)All$/.test(path)) return [{ lane: 3 }]
  return takesRequest(path) ? ["nowhere", kept] : ["nowhere"]
}

const takesRequest = (path: string) =>
  !/\.(get|deliveries|resend|startProcessing|agreeToRecall|agreeToUpdate|requeue|release|explain)$/.test(path)
