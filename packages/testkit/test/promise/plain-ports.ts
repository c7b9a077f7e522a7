import type {
  AgencyDirectory,
  CallContext,
  GivenBytes,
  LogSealer,
  PacketCodec,
  PlainBytes,
  PromiseDirectory,
  PromisePacketCodec,
  PromiseSealer,
  PromiseSigner,
  PromiseStorage,
  PromiseTransport,
  PromiseVerifier,
  PromiseViewStore,
  SignatureVerifier,
  Signer,
  Storage,
  TellListeners,
  Transport,
  ViewStore,
} from "@lienthong/core/adapter"
import { Cause, Clock, Effect, Exit, Option, Scope, Stream } from "effect"

/**
 * Runs a call as code without Effect would make it: it throws what it fails with, and stops with its signal.
 */
const run = async <A, E>(work: Effect.Effect<A, E>, { signal, now }: CallContext): Promise<A> => {
  const present = Effect.clockWith((clock) =>
    Effect.provideService(
      work,
      Clock.Clock,
      Object.assign(Object.create(Object.getPrototypeOf(clock)) as Clock.Clock, clock, {
        currentTimeMillis: Effect.succeed(now),
        currentTimeMillisUnsafe: () => now,
      }),
    ),
  )
  const exit = await Effect.runPromiseExit(present, { signal })
  if (Exit.isSuccess(exit)) return exit.value
  throw Cause.squash(exit.cause)
}

const found = <A, E>(call: Effect.Effect<Option.Option<A>, E>, options: CallContext) =>
  run(Effect.map(call, Option.getOrUndefined), options)

const streamOf = (bytes: GivenBytes): Stream.Stream<Uint8Array, never> =>
  bytes instanceof Uint8Array
    ? Stream.make(bytes)
    : Stream.orDie(Stream.fromAsyncIterable(bytes, (thrown) => thrown))

const sourceOf = (bytes: PlainBytes) => ({ size: bytes.size, stream: streamOf(bytes) })

const plainOf = <E>({
  size,
  stream,
}: {
  readonly size: number
  readonly stream: Stream.Stream<Uint8Array, E>
}) => ({
  size,
  [Symbol.asyncIterator]: () => Stream.toAsyncIterable(stream)[Symbol.asyncIterator](),
})

/** The way to the axis of an adapter, as a vendor without Effect would write it. */
export const plainTransport = (port: Transport["Service"]): PromiseTransport => ({
  ...(port.endpoint !== undefined && { endpoint: port.endpoint }),
  submit: ({ bytes, ...submission }, call) =>
    run(port.submit({ ...submission, bytes: sourceOf(bytes) }), call),
  findSent: (query, call) => found(port.findSent(query), call),
  listSent: (request, call) => found(port.listSent(request), call),
  countInbox: (kind, call) => found(port.countInbox(kind), call),
  listInbox: (kind, call) => run(port.listInbox(kind), call),
  fetch: async (entry) => Stream.toAsyncIterable(port.fetch(entry)),
  acknowledge: (entry, { outcome, description }, call) =>
    run(port.acknowledge(entry, outcome, description), call),
  directory: (call) => run(port.directory, call),
  health: (call) => run(port.health, call),
})

const plainViews = (views: ViewStore): PromiseViewStore => ({
  open: (view, call) => run(views.open(view), call),
  list: (call) => run(views.list, call),
  get: (view, keys, call) => run(views.get(view, keys), call),
  advance: (step, call) => run(views.advance(step), call),
  page: (request, call) => run(views.page(request), call),
  search: (request, call) => run(views.search(request), call),
  count: (request, call) => run(views.count(request), call),
  activate: (view, call) => run(views.activate(view), call),
  replace: (view, by, call) => run(views.replace(view, by), call),
  drop: (view, call) => run(views.drop(view), call),
})

/** Tells of each commit as a database does that notifies its connections. */
const watchOf =
  ({ listen }: Storage["Service"]) =>
  (tell: TellListeners): Promise<unknown> =>
    Effect.runPromise(
      Effect.forEach(["log", "work"] as const, (topic) =>
        Effect.gen(function* () {
          const told = yield* Scope.provide(listen(topic), Scope.makeUnsafe())
          yield* Effect.forkDetach(
            Effect.forever(
              Effect.andThen(
                told,
                Effect.sync(() => tell([topic])),
              ),
            ),
          )
        }),
      ),
    )

export const plainStorage = (port: Storage["Service"]): PromiseStorage => ({
  commit: (commit, call) => run(port.commit(commit), call),
  readStream: (stream, after, call) => run(port.readStream(stream, after), call),
  readLast: (stream, call) => found(port.readLast(stream), call),
  readLog: (after, limit, call) => run(port.readLog(after, limit), call),
  logHead: (call) => run(port.logHead, call),
  findMark: (key, call) => found(port.findMark(key), call),
  leaseWork: (request, call) => run(port.leaseWork(request), call),
  nextDue: (lanes, call) => found(port.nextDue(lanes), call),
  listWork: (call) => run(port.listWork, call),
  findWork: (id, call) => found(port.findWork(id), call),
  leaseCheckpoint: (request, call) => found(port.leaseCheckpoint(request), call),
  listCheckpoints: (call) => run(port.listCheckpoints, call),
  putBlob: (bytes, call) => run(port.putBlob(streamOf(bytes)), call),
  getBlob: async (digest, call) => plainOf(await run(port.getBlob(digest), call)),
  listen: watchOf(port),
  ...(port.views && { views: plainViews(port.views) }),
})

export const plainCodec = (port: PacketCodec["Service"]): PromisePacketCodec => ({
  encode: async (packet, { getBlob }) =>
    Stream.toAsyncIterable(
      port.encode(packet, {
        getBlob: (digest) =>
          Effect.map(
            Effect.promise(() => getBlob(digest)),
            sourceOf,
          ),
      }),
    ),
  decode: (bytes, { putBlob }, call) =>
    run(
      port.decode(streamOf(bytes), {
        putBlob: (file) => Effect.promise(() => putBlob(Stream.toAsyncIterable(file))),
      }),
      call,
    ),
})

export const plainSigner = ({ sign, check, later }: Signer["Service"]): PromiseSigner => ({
  sign: async ({ bytes, ...request }, call) => {
    const signed = await run(sign({ ...request, bytes: sourceOf(bytes) }), call)
    return { ...signed, bytes: plainOf(signed.bytes) }
  },
  ...(check && {
    check: ({ bytes, ...file }, call) => run(check({ ...file, bytes: sourceOf(bytes) }), call),
  }),
  ...(later && {
    later: {
      begin: ({ bytes, ...request }, call) => run(later.begin({ ...request, bytes: sourceOf(bytes) }), call),
      finish: async ({ bytes, ...request }, call) => {
        const signed = await run(later.finish({ ...request, bytes: sourceOf(bytes) }), call)
        return { ...signed, bytes: plainOf(signed.bytes) }
      },
    },
  }),
})

export const plainVerifier = ({ verify }: SignatureVerifier["Service"]): PromiseVerifier => ({
  verify: ({ bytes, ...file }, call) => run(verify({ ...file, bytes: sourceOf(bytes) }), call),
})

export const plainSealer = ({ hash, sign, verify }: LogSealer["Service"]): PromiseSealer => ({
  hash,
  verify,
  sign: (statement, call) => run(sign(statement), call),
})

export const plainDirectory = ({ find, reading }: AgencyDirectory["Service"]): PromiseDirectory => ({
  find: (code, call) => found(find(code), call),
  ...(reading && { reading: () => Option.getOrUndefined(Effect.runSync(reading)) }),
})
