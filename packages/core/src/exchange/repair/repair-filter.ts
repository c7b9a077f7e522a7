import { Schema } from "effect"
import { isWellFormedAgencyCode } from "../../agency/agency-code.ts"
import type { Stopped } from "../../report/stopped.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { boundedBy } from "../input/bounded-by.ts"
import { workKindNames } from "../work-item/work-items.ts"

const periods = [["since", "until"]] as const

/**
 * Which documents to send again, by what stopped them. All conditions must hold; an empty filter matches
 * everything.
 */
export const ResendRequest = boundedBy(
  Schema.Struct({
    /** The code for which it stopped: `transport/refused`. */
    problem: Schema.optionalKey(
      Schema.String.check(Schema.isPattern(/^(work-(unknown|endless|broken)|[a-z]+\/[a-z-]+)$/)),
    ),
    /** The lane: 0 hỏa tốc to 3 thường, 4 local work. */
    lane: Schema.optionalKey(Schema.Literals([0, 1, 2, 3, 4])),
    /** The identifier of a recipient. */
    recipient: Schema.optionalKey(Schema.String.check(Schema.makeFilter(isWellFormedAgencyCode))),
    /** When it stopped, both bounds included. */
    since: Schema.optionalKey(VietnamTime),
    until: Schema.optionalKey(VietnamTime),
    /** `true` only lists what would be restarted. */
    dryRun: Schema.optionalKey(Schema.Boolean),
  }),
  periods,
)
export interface ResendRequest extends Schema.Schema.Type<typeof ResendRequest> {}

/** The same filter for work of any kind. */
export const RequeueRequest = boundedBy(
  Schema.Struct({
    ...ResendRequest.fields,
    /** What it does, as `work.list` says it: `document`, `status`, `update`. */
    kind: Schema.optionalKey(Schema.Literals(workKindNames)),
  }),
  periods,
)
export interface RequeueRequest extends Schema.Schema.Type<typeof RequeueRequest> {}

/**
 * How many items one call repairs, so that it does not take minutes; `more` tells that another call is
 * needed.
 */
export const maxAtOnce = 500

/** Whether it matches a filter. Without a known time it is in no period. */
export const isWanted = ({ problem, lane, to, stoppedAt }: Stopped, filter: ResendRequest): boolean =>
  (filter.problem === undefined || filter.problem === problem) &&
  (filter.lane === undefined || filter.lane === lane) &&
  (filter.recipient === undefined || to.some((code) => isSameAgencyCode(code, filter.recipient ?? ""))) &&
  (filter.since === undefined || (stoppedAt !== undefined && stoppedAt >= filter.since)) &&
  (filter.until === undefined || (stoppedAt !== undefined && stoppedAt <= filter.until))
