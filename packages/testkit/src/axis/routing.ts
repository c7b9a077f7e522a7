import { Result } from "effect"
import { type Refusal, refusal } from "./answer-code.ts"
import type { Agencies } from "./axis-agency.ts"
import type { PacketLabel } from "./packet-label.ts"

/**
 * The recipients of a packet, each once, whichever of its codes the packet uses: all of them, or a refusal.
 */
export const routeOf = (
  label: PacketLabel,
  agencies: Agencies,
): Result.Result<ReadonlyArray<string>, Refusal> => {
  if (label.to.length === 0) return Result.fail(refusal("NoRecipient", "the packet names no recipient"))
  const route = new Set<string>()
  for (const code of label.to) {
    const agency = agencies.find(code)
    if (agency === undefined) {
      return Result.fail(refusal("UnknownAgency", `agency ${code} is not connected`))
    }
    route.add(agency.code)
  }
  return Result.succeed([...route])
}
