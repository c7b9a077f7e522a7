import { Context, type Effect, type Option } from "effect"
import type { DirectoryEntry } from "./transport.ts"
import type { TransportError } from "./transport-error.ts"

/**
 * Who can be written to over the axis (danh bạ cơ quan). An agency that is found is connected; one that is not found
 * either does not exist or is not connected (Decision 28/2018, Art. 7.1), which the directory cannot tell apart.
 */
export class AgencyDirectory extends Context.Service<
  AgencyDirectory,
  {
    readonly find: (code: string) => Effect.Effect<Option.Option<DirectoryEntry>, TransportError>
  }
>()("@lienthong/core/port/AgencyDirectory") {}
