import { Effect, Layer, ManagedRuntime } from "effect"
import { rejectExtraArguments } from "../adapter-kit/input/one-object.ts"
import { readableThrown } from "../adapter-kit/promise/call-adapter.ts"
import { axisDirectory } from "../exchange/directory/axis-directory.ts"
import { type LastList, LastLists } from "../exchange/directory/given-list.ts"
import { warnCalendarEnding, warnCalendarEndingDaily } from "../exchange/duty-watch/warn-calendar-ending.ts"
import { Exchange } from "../exchange/exchange.ts"
import { HostViews } from "../exchange/settings/host-views.ts"
import { Settings } from "../exchange/settings/settings.ts"
import type { Batch, Subscription } from "../exchange/subscriber/subscription.ts"
import { AgencyDirectory } from "../port/agency-directory.ts"
import { LogSealer } from "../port/log-sealer.ts"
import { PacketCodec } from "../port/packet-codec.ts"
import { SignatureVerifier } from "../port/signature-verifier.ts"
import { Signer } from "../port/signer.ts"
import { Transport } from "../port/transport.ts"
import { InputError } from "../vocabulary/input-error.ts"
import { reading } from "./async-iterable.ts"
import { takeOptions } from "./call-options.ts"
import { checkedPort, readingPorts, surroundings } from "./checked-ports.ts"
import type { CompleteOptions, CompleteWorkers } from "./complete-options.ts"
import type { ExchangeOptions } from "./exchange-options.ts"
import { doorOf, opened } from "./managed-runtime.ts"
import type { OpenedExchange, PromisedHandle } from "./opened-exchange.ts"
import { ownFields } from "./own-fields.ts"
import { adapterLayers } from "./plain-adapters.ts"
import { promised } from "./promised.ts"
import { readOptions, settingsOf } from "./read-options.ts"

export const needed = ["agency", "storage", "axis", "signers", "verifier"] as const

const layerOf = (options: CompleteOptions, lists: Map<string, LastList> | undefined) => {
  const settings = settingsOf(options)
  const ports = readingPorts(options, settings)
  const axis = checkedPort("axis", adapterLayers.axis(options.axis), Transport, PacketCodec)
  const adapters = Layer.mergeAll(
    ports,
    axis,
    checkedPort("signers", adapterLayers.signers(options.signers), Signer),
    checkedPort("verifier", adapterLayers.verifier(options.verifier), SignatureVerifier),
    options.sealer ? checkedPort("sealer", adapterLayers.sealer(options.sealer), LogSealer) : Layer.empty,
  )
  const directory = options.directory
    ? checkedPort("directory", adapterLayers.directory(options.directory), AgencyDirectory)
    : Layer.provide(axisDirectory, Layer.mergeAll(axis, ports, Layer.succeed(LastLists, lists)))
  const exchange = Exchange.layer.pipe(
    Layer.provide(Layer.succeed(HostViews, [...(options.views ?? [])])),
    Layer.provide(directory),
    Layer.provide(adapters),
  )
  const hasWorkers = options.workers !== false
  const workers = hasWorkers ? Layer.effectDiscard(forkWorkers(options)) : Layer.empty
  const outlook = Layer.effectDiscard(hasWorkers ? warnCalendarEndingDaily : warnCalendarEnding).pipe(
    Layer.provide(Layer.succeed(Settings, settings)),
  )
  return Layer.merge(workers, outlook).pipe(
    Layer.provideMerge(exchange),
    Layer.provideMerge(surroundings(options)),
  )
}

const hourMillis = 3_600_000
const viewMillis = 5_000

const forkWorkers = Effect.fnUntraced(function* ({ workers, sealer }: CompleteOptions) {
  const {
    pollMillis = 5_000,
    sealMillis = hourMillis,
    capacity,
  } = ownFields<Partial<CompleteWorkers>>(workers || {})
  const { work, log } = yield* Exchange
  if (sealer) yield* Effect.forkScoped(log.runSealer(sealMillis))
  yield* Effect.forkScoped(work.runDispatcher(capacity))
  yield* Effect.forkScoped(work.runIntake(pollMillis))
  yield* Effect.forkScoped(work.runViews(viewMillis))
  yield* Effect.forkScoped(work.runReconciler(hourMillis))
})

/**
 * Opens the exchange of one agency (mở hệ thống gửi, nhận văn bản của một cơ quan): opens and migrates its
 * store, reads its keys, and starts the workers that send and poll the mailboxes.
 *
 * Rejects with an `InputError` for an option that is missing, unknown or of another kind, an identifier that
 * cannot be the agency's own, a place that is not in its printed form, or an impossible signature policy.
 * Rejects with a `StorageError` when the store cannot be opened, and a `SigningError` when a key cannot be
 * read.
 *
 * @example
 * ```ts
 * import { nationalAxis, pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
 * import { sqlite } from "@lienthong/adapters-sqlite"
 * import { openExchange } from "@lienthong/core"
 *
 * declare const chief: Uint8Array, seal: Uint8Array, pin: string, rootPem: string, secret: string
 *
 * const exchange = await openExchange({
 *   agency: { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh", abbreviation: "UBND" },
 *   storage: sqlite("tay-ninh.db"),
 *   axis: nationalAxis({ endpoint: "https://axis.example/VXP.Edoc", systemId: "SYS-H53", secret }),
 *   signers: pdfSigner({ person: pkcs12(chief, pin), agency: pkcs12(seal, pin) }),
 *   verifier: pdfVerifier({ trust: [rootPem] }),
 * })
 * await exchange.close()
 * ```
 */
export const openExchange = async (
  ...given: readonly [options: ExchangeOptions]
): Promise<OpenedExchange> => {
  rejectExtraArguments(given.slice(1))
  return openSharing(given[0])
}

/** The same, with the lists of agencies that several exchanges share. */
export const openSharing = async (
  options: ExchangeOptions,
  lists?: Map<string, LastList>,
): Promise<OpenedExchange> => {
  const runtime = ManagedRuntime.make(layerOf(readOptions(options, needed), lists))
  const exchange = await opened(runtime, Exchange)
  const { changes, subscribe, permissionsOf } = exchange
  const { export: exportLog, ...log } = exchange.log
  const { run, closing, close } = doorOf(runtime)
  const subscribing = (...args: ReadonlyArray<unknown>): Promise<void> => {
    const taken = takeOptions(args)
    if (taken instanceof InputError) return Promise.reject(taken)
    const { own, ...options } = taken
    const [subscription, handle, ...more] = own as [Subscription, PromisedHandle, ...Array<unknown>]
    // `subscribe` refuses a handler that is not a function.
    const handled =
      typeof handle === "function"
        ? (batch: Batch) =>
            Effect.tryPromise({ try: async (signal) => handle(batch, { signal }), catch: readableThrown })
        : handle
    const given = [subscription, handled, ...more] as unknown as Parameters<typeof subscribe<unknown, never>>
    return run(Effect.raceFirst(subscribe(...given), closing.closed), options)
  }
  return {
    outgoing: promised(exchange.outgoing, run),
    incoming: promised(exchange.incoming, run),
    registers: promised(exchange.registers, run),
    workFiles: promised(exchange.workFiles, run),
    directory: promised(exchange.directory, run),
    reports: promised(exchange.reports, run),
    views: promised(exchange.views, run),
    work: promised(exchange.work, run),
    log: {
      ...promised<Omit<OpenedExchange["log"], "export">>(log, run),
      export: reading(exportLog, closing),
    },
    ...promised<Pick<OpenedExchange, "permissionsOf">>({ permissionsOf }, run),
    subscribe: subscribing,
    changes: reading(changes, closing),
    close,
  }
}
