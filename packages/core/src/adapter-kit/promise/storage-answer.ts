import { type Effect, Option } from "effect"
import type { LeaseCheckpoint } from "../../port/storage/checkpoint.ts"
import type { Commit } from "../../port/storage/commit.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { LeaseRequest } from "../../port/storage/work.ts"

type Store = Storage["Service"]

/** What a store answers to a call. */
type AnswerOf<Call> = Call extends (...given: never) => infer Answer
  ? Effect.Success<Answer>
  : Effect.Success<Call>

type Event = AnswerOf<Store["readStream"]>[number]
type Item = AnswerOf<Store["listWork"]>[number]

const isText = (given: unknown): given is string => typeof given === "string" && given !== ""
const isCount = (given: unknown): given is number => Number.isSafeInteger(given) && Number(given) > 0
const isPosition = (given: unknown): given is bigint => typeof given === "bigint" && given >= 0n

/** Whether an answer is a none, or a some that the check accepts. Anything but an `Option` is neither. */
const noneOr = <A>(given: Option.Option<A>, check: (answer: A) => boolean): boolean =>
  Option.isOption(given) && (Option.isNone(given) || check(given.value))

const each = <A>(given: ReadonlyArray<A>, check: (answer: A, at: number) => boolean): boolean =>
  Array.isArray(given) && given.every(check)

/** Whether the answer to a commit has the version of each of its streams after its events. */
export const isCommitted = ({ appends }: Commit, given: AnswerOf<Store["commit"]>): boolean =>
  typeof given.replayed === "boolean" &&
  appends.every(({ stream, events }) => {
    const version = given.versions[stream]
    return isCount(version) && version >= events.length
  })

const isStored = ({ stream, version, position, schemaVersion, type, data, at, by, hash }: Event): boolean =>
  [stream, type, data, at, by, hash].every(isText) &&
  isCount(version) &&
  isCount(schemaVersion) &&
  typeof position === "bigint"

/** Whether events are those of one stream, with no gap from the first that was asked for. */
export const areOfStream = (stream: string, after: number, given: AnswerOf<Store["readStream"]>): boolean =>
  each(given, (event, at) => event.stream === stream && event.version === after + at + 1 && isStored(event))

export const isLast = (stream: string, given: AnswerOf<Store["readLast"]>): boolean =>
  noneOr(given, (event) => event.stream === stream && isStored(event))

/** Whether events are the next ones of the log: at most as many as asked for, in ascending order. */
export const areNext = (after: bigint, limit: number, given: AnswerOf<Store["readLog"]>): boolean =>
  each(given, (event, at) => isStored(event) && event.position > (given[at - 1]?.position ?? after)) &&
  given.length <= limit

export const isHead = ({ settled }: AnswerOf<Store["logHead"]>): boolean => isPosition(settled)

/** A mark's value, or a time. */
export const isTextOrNone = (given: Option.Option<string>): boolean =>
  noneOr(given, (text) => typeof text === "string")

export const areLeased = ({ lanes, limit }: LeaseRequest, given: AnswerOf<Store["leaseWork"]>): boolean =>
  each(
    given,
    ({ id, lane, kind, lease, attempt }) =>
      [id, kind, lease].every(isText) && isCount(attempt) && lanes.includes(lane),
  ) && given.length <= limit

const isItem = ({ id, kind, state, leased }: Item): boolean =>
  [id, kind].every(isText) && (state === "leased" ? isText(leased?.lease) : isText(state))

export const areItems = (given: AnswerOf<Store["listWork"]>): boolean => each(given, isItem)

export const isItemOrNone = (id: string, given: AnswerOf<Store["findWork"]>): boolean =>
  noneOr(given, (item) => item.id === id && isItem(item))

export const isCheckpoint = (
  { subscriber }: LeaseCheckpoint,
  given: AnswerOf<Store["leaseCheckpoint"]>,
): boolean =>
  noneOr(
    given,
    ({ subscriber: of, position, lease }) => of === subscriber && isPosition(position) && isText(lease),
  )

export const areCheckpoints = (given: AnswerOf<Store["listCheckpoints"]>): boolean =>
  each(given, ({ subscriber, position }) => isText(subscriber) && isPosition(position))

export const isKept = ({ digest, size }: { readonly digest: unknown; readonly size: unknown }): boolean =>
  isText(digest) && /^[0-9a-f]{64}$/.test(digest) && Number.isSafeInteger(size) && Number(size) >= 0
