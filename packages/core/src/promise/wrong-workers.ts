import { isCount } from "../exchange/dispatcher/capacity.ts"
import { expectedCount, expectedMillis } from "../exchange/input/expected.ts"
import { unfit } from "../exchange/input/invalid-value.ts"
import { isMillis } from "../exchange/input/request.ts"
import type { InputError } from "../vocabulary/input-error.ts"
import type { WorkerOptions } from "./exchange-options.ts"

/**
 * What is wrong with how the workers are to run: nobody would hear of workers that stop as soon as they have
 * begun.
 */
export const wrongWorkers = ({ pollMillis, sealMillis, capacity }: WorkerOptions): InputError | undefined => {
  const told = [
    ["pollMillis", pollMillis ?? 1, isMillis],
    ["sealMillis", sealMillis ?? 1, isMillis],
    ["urgent", (capacity ?? { urgent: 0 }).urgent, isCount],
    ["ordinary", (capacity ?? { ordinary: 0 }).ordinary, isCount],
  ] as const
  const wrong = told.find(([, value, isRight]) => !isRight(value))
  return wrong && unfit(wrong[0], wrong[1], wrong[2] === isMillis ? expectedMillis : expectedCount)
}
