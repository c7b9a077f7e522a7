import { Layer, ManagedRuntime } from "effect"
import { rejectExtraArguments } from "../adapter-kit/input/one-object.ts"
import type { makeReports } from "../exchange/door/report-operations.ts"
import { Reports } from "../exchange/reports.ts"
import { HostViews } from "../exchange/settings/host-views.ts"
import { reading } from "./async-iterable.ts"
import { readingPorts, surroundings } from "./checked-ports.ts"
import type { ExchangeOptions } from "./exchange-options.ts"
import { doorOf, opened } from "./managed-runtime.ts"
import type { OpenedExchange, ViewOperations } from "./opened-exchange.ts"
import { promised } from "./promised.ts"
import { readOptions, settingsOf } from "./read-options.ts"

/**
 * The options of {@link openReports}: those of the agency's exchange, so that one object serves both. Those
 * of sending, signing and receiving may be left out and are not used.
 */
export type ReportsOptions = Pick<ExchangeOptions, "agency" | "storage"> &
  Partial<Omit<ExchangeOptions, "agency" | "storage">>

interface ReportOperations extends ReturnType<typeof makeReports<"promises">> {}

/** Opened reports: what an exchange shows, without what it does. */
export interface OpenedReports {
  /** Tables over everything that happened, a page at a time. */
  readonly reports: ReportOperations
  /** The read models: those behind `reports`, and the host's own. */
  readonly views: ViewOperations
  /** The changes from a position on, in order; see `OpenedExchange`. */
  readonly changes: OpenedExchange["changes"]
  /** Ends the iteration of changes and closes the store. */
  readonly close: () => Promise<void>
}

const layerOf = (options: ReportsOptions) => {
  const { storage, authorizer, views = [], ...others } = readOptions(options, ["agency", "storage"])
  const ports = readingPorts({ storage, ...(authorizer && { authorizer }) }, settingsOf(others), true)
  return Reports.layer.pipe(
    Layer.provide(Layer.succeed(HostViews, [...views])),
    Layer.provide(ports),
    Layer.provideMerge(surroundings(others)),
  )
}

/**
 * Opens the reports of an agency beside its exchange (mở báo cáo, thống kê): on a standby, in another process
 * or in a worker thread, so that counting a year does not slow down sending. It runs no workers, and needs
 * neither the axis nor a key.
 *
 * Give it the options of the exchange: another calendar, other `duties` or other `views` lead to other rows.
 * On the exchange's own store they include every operation that was answered. On a standby, opened as
 * `postgres({ url, migrate: false, listenUrl: false })`, rows are as old as the replica, with `isCurrent:
 * false` while they are behind its log, and a person who is denied gets a `StorageError`, since denials are
 * recorded before they are returned.
 *
 * Rejects with an `InputError` for a wrong option, and with a `StorageError` if the store cannot be opened.
 *
 * @example
 * ```ts
 * import { postgres } from "@lienthong/adapters-postgres"
 * import { openReports } from "@lienthong/core"
 *
 * const beside = await openReports({
 *   agency: { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" },
 *   storage: postgres({ url: "postgres://reader@standby/lienthong", migrate: false, listenUrl: false }),
 * })
 * const { total } = await beside.reports.figures({ period: "2026-Q3" })
 * await beside.close()
 * ```
 */
export const openReports = async (...given: readonly [options: ReportsOptions]): Promise<OpenedReports> => {
  rejectExtraArguments(given.slice(1))
  const [options] = given
  const runtime = ManagedRuntime.make(layerOf(options))
  const { reports, views, changes } = await opened(runtime, Reports)
  const { run, closing, close } = doorOf(runtime)
  return {
    reports: promised(reports, run),
    views: promised(views, run),
    changes: reading(changes, closing),
    close,
  }
}
