import { Duration, Effect } from "effect"
import { clerk } from "../../exchange/test-agency.ts"
import { retryUntilAnswered } from "./issue.ts"
import type { World, WorldAgency } from "./world.ts"

const by = { by: { ...clerk, roles: ["clerk", "administrator"] as const } }

/** How often an administrator looks. */
const everyMillis = 10 * 3_600_000

/** Restarts what stopped and sends again what nobody reported on, as a person does who reads the board. */
export const repairAll = Effect.fnUntraced(function* (world: World, agency: WorldAgency) {
  yield* retryUntilAnswered(world, agency, "work.requeueAll", ({ work }) => work.requeueAll({}, by))
  yield* retryUntilAnswered(world, agency, "outgoing.resendAll", ({ outgoing }) => outgoing.resendAll({}, by))
})

/** Looks after an agency for as long as the simulation goes on. */
export const administer = (world: World, agency: WorldAgency) =>
  world.time.clock
    .sleep(Duration.millis(everyMillis))
    .pipe(Effect.andThen(repairAll(world, agency)), Effect.forever)
