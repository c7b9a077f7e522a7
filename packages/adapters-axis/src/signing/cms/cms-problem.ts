/** A signature that is unreadable or does not hold. The message says why, for the log. */
export class CmsProblem extends Error {
  override readonly name = "CmsProblem"
}

/** A signature whose validity is unknown, because its kind or algorithm is not supported. */
export class Unsupported extends CmsProblem {}
