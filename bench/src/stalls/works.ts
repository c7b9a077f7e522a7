import { Effect } from "effect"
import { exchanges } from "./exchange-works.ts"
import { hostilePackets, packetsWithFiles } from "./packet-works.ts"
import { signing } from "./signing-works.ts"
import type { StallWork } from "./work.ts"

/** All works of the suite, in the order in which they are printed. */
export const works: ReadonlyArray<StallWork> = [
  // What the machine does beside the works.
  { work: "nothing", size: "1 s", prepare: Effect.succeed(Effect.sleep("1 second")) },

  ...hostilePackets,
  ...packetsWithFiles,
  ...signing,
  ...exchanges,
]
