import { Effect, Stream } from "effect"
import type { Change } from "../../report/change.ts"
import { type ChangesRequest, changes } from "../stream/changes.ts"
import type { OpenWays, OperationError } from "./define-operation.ts"
import type { OpenDoor } from "./door.ts"
import type { Overloaded } from "./operation.ts"

type Changes = Stream.Stream<Change, OperationError>

/** Makes the stream of changes that a host follows. */
export const makeChanges = <P>({ admit, ports }: OpenDoor<P>) =>
  ((...given: ReadonlyArray<unknown>): Changes =>
    Stream.unwrap(
      Effect.map(admit("changes", given), ([read]) => changes(read as ChangesRequest | undefined)),
    ).pipe(Stream.provideContext(ports))) as Overloaded<OpenWays<[request?: ChangesRequest]>, Changes>
