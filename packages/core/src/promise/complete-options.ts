import { isPlainObject } from "../adapter-kit/input/plain-object.ts"
import { type DispatcherCapacity, defaultCapacity } from "../exchange/dispatcher/capacity.ts"
import { defaultRetryPolicy, type RetryPolicy } from "../exchange/settings/retry-policy.ts"
import { type DutySettings, defaultDutySettings, defaultReportWait } from "../policy/deadline/duty-term.ts"
import type { ExchangeOptions, WorkerOptions } from "./exchange-options.ts"
import { ownFields } from "./own-fields.ts"
import type { GivenAdapters } from "./plain-adapters.ts"

/** The options of workers that run. */
export type CompleteWorkers = Omit<WorkerOptions, "capacity"> & { readonly capacity: DispatcherCapacity }

/** The settings that may be given in part, complete. */
interface Completed {
  readonly retry: RetryPolicy
  readonly duties: DutySettings
  readonly workers: CompleteWorkers | false
}

/** Options with the defaults for the settings that were left out; {@link completeOptions} makes them. */
export type Complete<Options extends Partial<ExchangeOptions>> = Omit<Options, keyof Completed> & Completed

/** The complete options of an exchange. */
export interface CompleteOptions extends Complete<ExchangeOptions> {}

/** Its options that are not adapters. */
export interface CompleteSettings extends Omit<CompleteOptions, keyof GivenAdapters> {}

/**
 * Puts the given settings over the defaults. A value that is not an object of settings stays, so that it is
 * refused.
 */
const over = <A extends object>(defaults: A, given: unknown): A => {
  if (given === undefined) return defaults
  if (!isPlainObject(given)) return given as A
  const stated = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.assign(Object.create(null), defaults, Object.fromEntries(stated))
}

/** Fills in the defaults of the options that may be given in part. */
export const completeOptions = <Options extends Partial<ExchangeOptions>>(
  options: Options,
): Complete<Options> => {
  const duties = ownFields(options.duties ?? {})
  const workers = options.workers === false ? false : ownFields(options.workers ?? {})
  return ownFields({
    ...options,
    retry: over(defaultRetryPolicy, options.retry),
    duties: over<DutySettings>(
      {
        atOnceMillis: over(defaultDutySettings.atOnceMillis, duties.atOnceMillis),
        reportWait: over(defaultReportWait, duties.reportWait),
      },
      { ...duties, atOnceMillis: undefined, reportWait: undefined },
    ),
    workers: workers && ownFields({ ...workers, capacity: over(defaultCapacity, workers.capacity) }),
  })
}
