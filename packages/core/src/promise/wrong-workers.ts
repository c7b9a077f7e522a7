import type { InputError } from "../document/input-error.ts"
import { unfit } from "../exchange/invalid-value.ts"
import type { WorkerOptions } from "./exchange-options.ts"

const isMillis = (value: unknown) => Number.isFinite(value) && Number(value) > 0
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0

/** What is wrong with how the workers are to run: nobody would hear of workers that stop as soon as they have begun. */
export const wrongWorkers = ({ pollMillis, sealMillis, capacity }: WorkerOptions): InputError | undefined => {
  const told = [
    ["pollMillis", pollMillis ?? 1, isMillis],
    ["sealMillis", sealMillis ?? 1, isMillis],
    ["urgent", (capacity ?? { urgent: 0 }).urgent, isCount],
    ["ordinary", (capacity ?? { ordinary: 0 }).ordinary, isCount],
  ] as const
  const wrong = told.find(([, value, isRight]) => !isRight(value))
  return (
    wrong &&
    unfit(
      wrong[0],
      wrong[1],
      wrong[2] === isMillis
        ? { en: "milliseconds, a number above 0", vi: "số mili giây lớn hơn 0" }
        : { en: "a whole number from 0", vi: "số nguyên từ 0" },
    )
  )
}
