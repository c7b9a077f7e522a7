/** A signature that cannot be read or that does not hold. The message says why, for the log. */
export class CmsProblem extends Error {
  override readonly name = "CmsProblem"
}

/** It cannot be told whether a signature holds: it is made in a way that is not read here. */
export class Unsupported extends CmsProblem {}
