import { Effect, Stream } from "effect"
import { type ChangesRequest, changes } from "../stream/changes.ts"
import type { OpenDoor } from "./door.ts"
import type { As } from "./operation.ts"

/** Makes the stream of changes that a host follows. */
export const makeChanges =
  <P>({ admit, ports }: OpenDoor<P>) =>
  (...given: readonly [request?: ChangesRequest, as?: As] | readonly [as?: As]) =>
    Stream.unwrap(
      Effect.map(admit("changes", given), ([read]) => changes(read as ChangesRequest | undefined)),
    ).pipe(Stream.provideContext(ports))
