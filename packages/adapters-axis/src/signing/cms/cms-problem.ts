/** A signature that cannot be read or that does not hold. The message says why, for the log. */
export class CmsProblem extends Error {
  override readonly name = "CmsProblem"
}
