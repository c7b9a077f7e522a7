import { Clock, Layer } from "effect"
import { Settings } from "../exchange/settings/settings.ts"
import { Authorizer, defaultAuthorizer } from "../port/authorizer.ts"
import { Storage, Tenant } from "../port/storage/storage.ts"
import { checkedLayer } from "./checked-layer.ts"
import type { ExchangeOptions } from "./exchange-options.ts"
import { clockAt } from "./host-clock.ts"
import { logTo } from "./log.ts"
import { adapterLayers } from "./plain-adapters.ts"
import { expectedOf } from "./wrong-options.ts"

/** The layer of an option, checked to give these services. */
export const checkedPort = <A, E, R>(
  option: keyof ExchangeOptions,
  layer: Layer.Layer<A, E, R>,
  ...services: ReadonlyArray<{ readonly key: string }>
) => checkedLayer(option, layer, services, expectedOf(option))

/** The ports that reports are read through, as the host gave them. */
export const readingPorts = (
  { storage, authorizer }: Pick<ExchangeOptions, "storage" | "authorizer">,
  settings: Settings["Service"],
  reads = false,
) => {
  const tenant = Layer.succeed(Tenant, { agency: settings.agency.code, reads })
  return Layer.mergeAll(
    Layer.provide(checkedPort("storage", adapterLayers.storage(storage), Storage), tenant),
    authorizer
      ? checkedPort("authorizer", adapterLayers.authorizer(authorizer), Authorizer)
      : defaultAuthorizer,
    Layer.succeed(Settings, settings),
  )
}

/** The clock and the log, as the host gave them. */
export const surroundings = ({ clock, log }: Pick<ExchangeOptions, "clock" | "log">) =>
  Layer.merge(
    clock ? Layer.succeed(Clock.Clock, clockAt(clock)) : Layer.empty,
    log ? logTo(log) : Layer.empty,
  )
