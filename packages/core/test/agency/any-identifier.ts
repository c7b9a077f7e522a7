import fc from "fast-check"

const digits = (length: number) =>
  fc.oneof(fc.constant("0".repeat(length)), fc.stringMatching(new RegExp(`^\\d{${length}}$`)))

/** A code of QCVN 102:2016, often with levels that are not used. */
export const qcvn102Code = fc
  .tuple(digits(3), digits(2), digits(2), fc.stringMatching(/^[A-I]\d{2}$/))
  .map((groups) => groups.join("."))

/**
 * A code of Decision 20/2020, as the axis' directory has them: level 1 of QCVN 102, then groups of the
 * agency's own.
 */
export const decision20Code = fc
  .tuple(
    fc.stringMatching(/^[A-I]\d{2}$/),
    fc.array(fc.stringMatching(/^[A-Z0-9]{1,5}$/), { minLength: 0, maxLength: 5 }),
  )
  .map(([levelOne, groups]) => [levelOne, ...groups].join("."))
