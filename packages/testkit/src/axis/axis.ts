import type { IncomingMessage } from "node:http"
import { Effect, Option, Schema, type Scope } from "effect"
import { refusal } from "./answer-code.ts"
import { type AxisAgency, connectAgencies } from "./axis-agency.ts"
import type { AxisCommands, AxisControl } from "./axis-control.ts"
import { AxisError } from "./axis-error.ts"
import { type AxisEvent, openLog } from "./axis-event.ts"
import { controlRoute, isControl } from "./control-route.ts"
import { AxisOperation, checkFault } from "./fault.ts"
import { openFaultPlan } from "./fault-plan.ts"
import { checkFaultsAtRandom, type FaultsAtRandom } from "./faults-at-random.ts"
import { noJournal, openJournal } from "./journal.ts"
import { operations } from "./operations.ts"
import { openPostOffice } from "./post-office.ts"
import { failure, type Reply } from "./reply.ts"
import { openRequestHandler } from "./request-handler.ts"
import { serve, type Tls } from "./server.ts"

/** The axis to start. */
export interface AxisOptions {
  readonly agencies: ReadonlyArray<AxisAgency>
  /** Default: 0, which uses any free port. */
  readonly port?: number
  readonly host?: string
  /** The axis' clock in milliseconds since the epoch. Its answers state this time. */
  readonly now?: () => number
  /** How far a call's timestamp may differ from that clock. Without it every timestamp is accepted. */
  readonly timestampWindowMillis?: number
  /** Whether the axis adds its own trace header to packets, as the real one does. */
  readonly rewrites?: boolean
  /** Whether the axis answers `ExistDoc` to a packet that the same agency has sent before, byte for byte. */
  readonly refusesDuplicates?: boolean
  /**
   * A folder in which it keeps its mailboxes, its sent list and its log, so that it goes on where it was when
   * it is killed and started again. Without it everything is in memory. Planned faults are never kept.
   */
  readonly data?: string
  /** The certificate and key to serve HTTPS with. */
  readonly tls?: Tls
  /** Faults that happen on their own, drawn from a seed. */
  readonly faultsAtRandom?: FaultsAtRandom
  /** Called with every event as it happens. */
  readonly onEvent?: (event: AxisEvent) => void
}

/** A running axis in this process. */
export interface Axis extends AxisControl {
  readonly stop: () => Promise<void>
}

const basePath = "/VXP.Edoc"
const operationName = Schema.decodeUnknownOption(AxisOperation)

/**
 * Starts an axis in a box, for tests of systems that talk to the national axis: the server side of the VXP
 * protocol with its state in memory. It checks signatures, routes packets by the recipients they name,
 * delivers at least once, and produces faults on demand.
 *
 * @example
 * ```ts
 * import { startAxis } from "@lienthong/testkit"
 *
 * const axis = await startAxis({
 *   agencies: [
 *     { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh", systemId: "SYS-H53", secret: "one" },
 *     { code: "000.00.00.H17", name: "UBND TP Đà Nẵng", systemId: "SYS-H17", secret: "two" },
 *   ],
 * })
 * await axis.misbehave({ kind: "take-then-time-out", from: "000.00.00.H53" })
 * // … the system under test sends a document to axis.endpoint …
 * const taken = (await axis.log()).filter(({ event }) => event === "taken")
 * await axis.stop()
 * ```
 */
export const startAxis = async (options: AxisOptions): Promise<Axis> => {
  const now = options.now ?? Date.now
  const host = options.host ?? "127.0.0.1"
  const agencies = connectAgencies(options.agencies)
  const plan = openFaultPlan()
  const journal = options.data === undefined ? noJournal : openJournal(options.data)
  const listen = (event: AxisEvent) => {
    journal.add({ do: "log", event })
    options.onEvent?.(event)
  }
  const log = openLog(
    now,
    listen,
    journal.kept.flatMap((kept) => (kept.do === "log" ? [kept.event] : [])),
  )
  if (options.faultsAtRandom) plan.draw(checkFaultsAtRandom(options.faultsAtRandom))
  const rules = { rewrites: options.rewrites ?? false, refusesDuplicates: options.refusesDuplicates ?? false }
  const office = openPostOffice({ agencies, plan, log, now, journal, ...rules })
  const handleRequest = openRequestHandler({
    agencies,
    plan,
    log,
    now,
    timestampWindowMillis: options.timestampWindowMillis,
  })
  const table = operations(office, agencies, plan, log)

  const callAxis = (request: IncomingMessage, url: URL, body: Buffer): Reply => {
    const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length + 1) : ""
    const name = request.method === "POST" ? operationName(path) : Option.none()
    return Option.match(name, {
      onNone: () => failure(refusal("UnknownOperation", `${request.method} ${url.pathname}`), 404),
      onSome: (name) => handleRequest(name, table[name], request.headers, body),
    })
  }

  // The methods are asynchronous only to match those over HTTP. Their effect is immediate.
  const control: AxisCommands = {
    misbehave: async (fault) => plan.add(checkFault(fault)),
    misbehaveAtRandom: async (faults) => plan.draw(checkFaultsAtRandom(faults)),
    calm: async () => plan.clear(),
    inject: async (mail) => office.inject(mail),
    log: async () => log.events(),
    mailbox: async (agency) => office.mailbox(agency),
  }
  const drops = () => {
    const isDropped = plan.takeAny("drop-connection") !== undefined
    if (isDropped) log.add({ event: "misbehaved", note: "drop-connection" })
    return isDropped
  }
  const { port, stop } = await serve(
    (request, url, body) =>
      isControl(url) ? controlRoute(control, request, url, body) : callAxis(request, url, body),
    { host, port: options.port ?? 0, now, tls: options.tls, drops },
  )
  return {
    ...control,
    endpoint: `${options.tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${port}${basePath}`,
    stop,
  }
}

/**
 * Starts an axis as an Effect: it stops with its scope.
 *
 * @example
 * ```ts
 * import { scopedAxis } from "@lienthong/testkit"
 * import { it } from "@effect/vitest"
 * import { Effect } from "effect"
 *
 * const tayNinh = { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh", systemId: "SYS-H53", secret: "one" }
 * const agencies = [tayNinh]
 *
 * it.live("a document reaches its recipient", () =>
 *   Effect.gen(function* () {
 *     const axis = yield* scopedAxis({ agencies })
 *     // …
 *   }),
 * )
 * ```
 */
export const scopedAxis = (options: AxisOptions): Effect.Effect<Axis, AxisError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.tryPromise({
      try: () => startAxis(options),
      catch: (cause) => {
        if (cause instanceof AxisError) return cause
        throw cause
      },
    }),
    (axis) => Effect.promise(() => axis.stop()),
  )
