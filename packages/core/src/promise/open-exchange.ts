import { Clock, Deferred, Effect, Layer, ManagedRuntime, Result } from "effect"
import type { Agency } from "../agency/agency.ts"
import { type AgencyCode, isWellFormedAgencyCode } from "../agency/agency-code.ts"
import { successionsOf } from "../agency/succession.ts"
import { workingCalendar } from "../calendar/working-calendar.ts"
import { axisDirectory } from "../exchange/directory/axis-directory.ts"
import { ownCopy } from "../exchange/door/own-copy.ts"
import { tellOutlook, tellOutlookDaily } from "../exchange/duty-watch/tell-outlook.ts"
import { Exchange } from "../exchange/exchange.ts"
import { HostViews } from "../exchange/ground/host-views.ts"
import { Settings } from "../exchange/ground/settings.ts"
import { ownTypesIn } from "../exchange/input/own-types.ts"
import { successionsIn } from "../exchange/input/read-successions.ts"
import { wrongSettings } from "../exchange/input/wrong-settings.ts"
import type { Batch, Subscription } from "../exchange/subscriber/subscription.ts"
import { governmentOffices } from "../policy/paper.ts"
import { paperForGovernmentOnly } from "../policy/paper-lists.ts"
import { AgencyDirectory } from "../port/agency-directory.ts"
import { Authorizer, defaultAuthorizer } from "../port/authorizer.ts"
import { LogSealer } from "../port/log-sealer.ts"
import { PacketCodec } from "../port/packet-codec.ts"
import { SignatureVerifier } from "../port/signature-verifier.ts"
import { Signer } from "../port/signer.ts"
import { Storage, Tenant } from "../port/storage/storage.ts"
import { Transport } from "../port/transport.ts"
import { InputError, reject } from "../vocabulary/input-error.ts"
import { takeOptions } from "./call-options.ts"
import { type CompleteOptions, type CompleteWorkers, completeOptions } from "./complete-options.ts"
import type { AgencyProfile, ExchangeOptions } from "./exchange-options.ts"
import { givenLayer } from "./given-layer.ts"
import { clockAt, readClock } from "./host-clock.ts"
import { logTo } from "./log.ts"
import type { OpenedExchange, PromisedHandle } from "./opened-exchange.ts"
import { isRecord, ownFields } from "./own-fields.ts"
import { adapterLayers } from "./plain-adapters.ts"
import { promised, runIn } from "./promised.ts"
import { reading } from "./reading.ts"
import { wrongNested } from "./wrong-nested.ts"
import { expectedOf, wrongOptions } from "./wrong-options.ts"
import { wrongWorkers } from "./wrong-workers.ts"

const receivingCode = (code: string): AgencyCode => {
  if (!isWellFormedAgencyCode(code)) throw reject("agency-code-malformed", { code })
  return code
}

/** The options that are settings, not code: the checked values are the ones that are used. */
const settingsAmong = [
  "agency",
  "governmentFocalPoints",
  "paperList",
  "successions",
  "ownTypes",
  "retry",
  "duties",
  "signaturePolicy",
  "workers",
] as const

/** The object's own options: properties that a library adds to every object's prototype do not count. */
const ownOptions = (options: ExchangeOptions): CompleteOptions => {
  const own = ownFields(options)
  if (isRecord(own))
    for (const name of settingsAmong)
      if (Object.hasOwn(own, name)) Object.assign(own, { [name]: ownCopy(own[name]) })
  const unfit = wrongOptions(own)
  if (unfit) throw unfit
  return completeOptions(own)
}

const settingsOf = (options: CompleteOptions) => {
  const time = options.clock ? readClock(options.clock) : 0
  if (typeof time !== "number") throw time
  const { abbreviation, place, otherCodes = [], ...profile }: AgencyProfile = options.agency
  const { signaturePolicy, duties, retry } = options
  const successions = successionsIn(options.successions ?? [])
  if (Result.isFailure(successions)) throw successions.failure
  const ownTypes = ownTypesIn(options.ownTypes ?? [])
  if (Result.isFailure(ownTypes)) throw ownTypes.failure
  const wrong =
    wrongSettings({ agency: profile, abbreviation, place, signaturePolicy, duties }) ??
    wrongWorkers(ownFields(options.workers || {})) ??
    wrongNested(options)
  if (wrong) throw wrong
  // A code that is valid as the agency's own is valid for any agency.
  const agency: Agency = { ...profile, code: profile.code as AgencyCode }
  return Settings.of({
    agency,
    // A copy: later changes to the caller's list give no other code the agency's rights.
    otherCodes: [...otherCodes],
    ...(abbreviation !== undefined && { abbreviation }),
    ...(place !== undefined && { place }),
    calendar: options.calendar ?? workingCalendar(),
    paperList: options.paperList ?? paperForGovernmentOnly,
    governmentFocalPoints: (options.governmentFocalPoints ?? governmentOffices).map(receivingCode),
    recordReading: options.recordReading ?? false,
    ownTypes: ownTypes.success,
    successions: successionsOf(successions.success),
    retry,
    duties,
    ...(options.competence && { competence: options.competence }),
    ...(signaturePolicy && { signaturePolicy: { ...signaturePolicy } }),
  })
}

const layerOf = (options: CompleteOptions) => {
  const settings = settingsOf(options)
  const tenant = Layer.succeed(Tenant, { agency: settings.agency.code })
  const given = <A, E, R>(
    option: keyof ExchangeOptions,
    layer: Layer.Layer<A, E, R>,
    ...services: ReadonlyArray<{ readonly key: string }>
  ) => givenLayer(option, layer, services, expectedOf(option))
  const storage = Layer.provide(given("storage", adapterLayers.storage(options.storage), Storage), tenant)
  const axis = given("axis", adapterLayers.axis(options.axis), Transport, PacketCodec)
  const adapters = Layer.mergeAll(
    storage,
    axis,
    given("signers", adapterLayers.signers(options.signers), Signer),
    given("verifier", adapterLayers.verifier(options.verifier), SignatureVerifier),
    options.sealer ? given("sealer", adapterLayers.sealer(options.sealer), LogSealer) : Layer.empty,
    options.authorizer
      ? given("authorizer", adapterLayers.authorizer(options.authorizer), Authorizer)
      : defaultAuthorizer,
    Layer.succeed(Settings, settings),
  )
  const directory = options.directory
    ? given("directory", adapterLayers.directory(options.directory), AgencyDirectory)
    : Layer.provide(axisDirectory, Layer.merge(axis, storage))
  const exchange = Exchange.layer.pipe(
    Layer.provide(Layer.succeed(HostViews, [...(options.views ?? [])])),
    Layer.provide(directory),
    Layer.provide(adapters),
  )
  const hasWorkers = options.workers !== false
  const workers = hasWorkers ? Layer.effectDiscard(forkWorkers(options)) : Layer.empty
  const outlook = Layer.effectDiscard(hasWorkers ? tellOutlookDaily : tellOutlook).pipe(
    Layer.provide(Layer.succeed(Settings, settings)),
  )
  const clock = options.clock ? Layer.succeed(Clock.Clock, clockAt(options.clock)) : Layer.empty
  const log = options.log ? logTo(options.log) : Layer.empty
  return Layer.merge(workers, outlook).pipe(
    Layer.provideMerge(exchange),
    Layer.provideMerge(Layer.merge(clock, log)),
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
export const openExchange = async (options: ExchangeOptions): Promise<OpenedExchange> => {
  const runtime = ManagedRuntime.make(layerOf(ownOptions(options)))
  const exchange = await runtime.runPromise(Exchange).catch(async (error: unknown) => {
    await runtime.dispose()
    throw error
  })
  const { changes, subscribe, permissionsOf } = exchange
  const { export: exportLog, ...log } = exchange.log
  const closed = Deferred.makeUnsafe<void>()
  const isClosed = () => Deferred.isDoneUnsafe(closed)
  const run = runIn(runtime, isClosed)
  const closing = { isClosed, closed: Deferred.await(closed) }
  const subscribing = (...args: ReadonlyArray<unknown>): Promise<void> => {
    const taken = takeOptions(args)
    if (taken instanceof InputError) return Promise.reject(taken)
    const { own, ...options } = taken
    const [subscription, handle, ...more] = own as [Subscription, PromisedHandle, ...ReadonlyArray<never>]
    // `subscribe` refuses a handler that is not a function.
    const handled =
      typeof handle === "function"
        ? (batch: Batch) =>
            Effect.tryPromise({ try: (signal) => handle(batch, { signal }), catch: (error) => error })
        : handle
    return run(Effect.raceFirst(subscribe(subscription, handled, ...more), Deferred.await(closed)), options)
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
    close: () => {
      Deferred.doneUnsafe(closed, Effect.void)
      return runtime.dispose()
    },
  }
}
