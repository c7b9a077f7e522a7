import { expectedCount, expectedMillis } from "../adapter-kit/input/expected.ts"
import { wrongValue } from "../adapter-kit/input/invalid-value.ts"
import { isCount } from "../exchange/dispatcher/capacity.ts"
import { isMillis } from "../exchange/input/request.ts"
import type { InputError } from "../vocabulary/input-error.ts"
import type { WorkerOptions } from "./exchange-options.ts"

/**
 * Finds what is wrong with the worker options. Without this check, workers that stop as soon as they start
 * would go unnoticed.
 */
export const wrongWorkers = ({ pollMillis, sealMillis, capacity }: WorkerOptions): InputError | undefined => {
  const told = [
    ["pollMillis", pollMillis ?? 1, isMillis],
    ["sealMillis", sealMillis ?? 1, isMillis],
    ["urgent", (capacity ?? { urgent: 0 }).urgent, isCount],
    ["ordinary", (capacity ?? { ordinary: 0 }).ordinary, isCount],
  ] as const
  const wrong = told.find(([, value, isRight]) => !isRight(value))
  return wrong && wrongValue(wrong[0], wrong[1], wrong[2] === isMillis ? expectedMillis : expectedCount)
}
