import { wrongKind } from "../adapter-kit/input/invalid-value.ts"

const oneObject = { en: "one object with all options", vi: "một đối tượng gồm tất cả thiết lập" }

/** Refuses what is given after the options: the part of them in a second object would be lost. */
export const rejectExtraArguments = (given: ReadonlyArray<unknown>): void => {
  if (given.length > 1) throw wrongKind("options", given[1], oneObject, "options[1]")
}
