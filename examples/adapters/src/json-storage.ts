import { createHash } from "node:crypto"
import { buffer } from "node:stream/consumers"
import {
  type Digest,
  type LeaseCheckpoint,
  type LeaseRequest,
  type OpenPromiseStorage,
  type PlainFileEncryption,
  unheldMillis,
} from "@lienthong/core/adapter"
import { epochMillis, vietnamTime } from "@lienthong/core/calendar"
import { eventsOf, makeCommit, refuse } from "./json-commit.ts"
import { readState, type State, writeState } from "./json-file.ts"

/** All work, fastest lane first, then by due time, then in the order of insertion. */
const queue = ({ work }: State) =>
  [...work.values()].sort((a, b) => a.lane - b.lane || epochMillis(a.dueAt) - epochMillis(b.dueAt))

const leaseWork = (state: State, { lanes, limit, now, until, worker }: LeaseRequest) =>
  queue(state)
    .filter(
      ({ lane, state, leased, dueAt }) =>
        lanes.includes(lane) && state !== "parked" && (leased?.until ?? dueAt) <= now,
    )
    .slice(0, limit)
    .map((item) => {
      const lease = String(++state.leases)
      const attempt = item.attempt + 1
      state.work.set(item.id, { ...item, state: "leased", attempt, leased: { worker, lease, until } })
      const { state: _, leased, ...rest } = item
      return { ...rest, lease, attempt }
    })

const leaseCheckpoint = (state: State, { subscriber, worker, now, until }: LeaseCheckpoint) => {
  const known = state.checkpoints.get(subscriber)
  const isHeld = known?.worker !== undefined && known.worker !== worker && (known.leasedUntil ?? now) > now
  if (isHeld) return undefined
  const lease = String(++state.leases)
  const position = known?.position ?? "0"
  state.checkpoints.set(subscriber, { subscriber, position, lease, worker, leasedUntil: until })
  return { subscriber, position: BigInt(position), lease }
}

const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64")
const bytesOf = (base64: string) => Buffer.from(base64, "base64")
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex") as Digest

/** Encrypts a file as a single chunk, if the program has keys. */
const sealFile = async (bytes: Uint8Array, { sealer }: PlainFileEncryption) => {
  const { sealChunk, keptKey } = await sealer()
  const digest = digestOf(bytes)
  const { keyId, fileKey } = await keptKey(digest)
  return { digest, base64: base64Of(await sealChunk(0, bytes)), keyId, fileKey: fileKey && base64Of(fileKey) }
}

type SealedFile = Awaited<ReturnType<typeof sealFile>>

const putFile = ({ files }: State, { digest, ...sealed }: SealedFile, now: number) => {
  for (const [digest, { holders, putAt }] of files)
    if (holders.length === 0 && putAt < now - unheldMillis) files.delete(digest)
  const known = files.get(digest)
  files.set(
    digest,
    known ? { ...known, putAt: now, putAgainAt: now } : { ...sealed, holders: [], putAt: now },
  )
}

const getFile = async ({ files }: State, digest: Digest, { opener }: PlainFileEncryption) => {
  const { base64, keyId, fileKey } = files.get(digest) ?? refuse("blob-missing", { digest })
  const openChunk = await opener(digest, { keyId, fileKey: fileKey === null ? null : bytesOf(fileKey) })
  const bytes = await openChunk(0, bytesOf(base64))
  return digestOf(bytes) === digest ? bytes : refuse("blob-corrupt", { digest })
}

/**
 * Stores events in a JSON file, for one agency and one process, with at most a few thousand events: every
 * call reads the file and every change rewrites it. No call waits between the two, so no two overlap. Files
 * are encrypted when the program has keys.
 */
export const jsonStorage =
  (path: string): OpenPromiseStorage =>
  (agency, { encryption }) => {
    const look = () => readState(path)
    const change = <A>(by: (state: State) => A): A => {
      const state = look()
      const answer = by(state)
      writeState(path, state)
      return answer
    }
    return {
      commit: async (commit) => change((state) => makeCommit(state, agency, commit)),
      readStream: async (stream, after) => eventsOf(look(), stream).slice(after),
      readLast: async (stream) => eventsOf(look(), stream).at(-1),
      readLog: async (after, limit) =>
        look()
          .log.slice(Number(after), Number(after) + limit)
          .map((event, index) => ({ ...event, position: after + BigInt(index + 1) })),
      logHead: async () => ({ settled: BigInt(look().log.length) }),
      findMark: async (key) => look().marks.get(key),
      leaseWork: async (request) => change((state) => leaseWork(state, request)),
      nextDue: async (lanes) => {
        const times = queue(look())
          .filter(({ lane, state }) => lanes.includes(lane) && state !== "parked")
          .map(({ leased, dueAt }) => epochMillis(leased?.until ?? dueAt))
        return times.length === 0 ? undefined : vietnamTime(Math.min(...times))
      },
      listWork: async () => queue(look()),
      findWork: async (id) => look().work.get(id),
      leaseCheckpoint: async (request) => change((state) => leaseCheckpoint(state, request)),
      listCheckpoints: async () =>
        [...look().checkpoints.values()]
          .map(({ lease: _, position, ...view }) => ({ ...view, position: BigInt(position) }))
          .sort((a, b) => (a.subscriber < b.subscriber ? -1 : 1)),
      putBlob: async (bytes, { now }) => {
        const whole = await buffer(bytes)
        const sealed = await sealFile(whole, encryption)
        change((state) => putFile(state, sealed, now))
        return { digest: sealed.digest, size: whole.length }
      },
      getBlob: async (digest) => getFile(look(), digest, encryption),
      encryptsFiles: encryption.isOn,
    }
  }
