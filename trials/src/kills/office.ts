import { nationalAxis } from "@lienthong/adapters-axis"
import { isProblem, openExchange } from "@lienthong/core"
import { Storage } from "@lienthong/core/adapter"
import { chanceOf, stampSigner, stampVerifier } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { employClerks } from "./clerks.ts"
import { openJournal } from "./journal.ts"
import { couldNotOpen, type OfficePlan, planVariable, storageAt } from "./office-plan.ts"

/**
 * A process of an agency: its exchange with its workers, and clerks who issue and answer. Its parent starts
 * and kills it. A message ends the clerks' day, and it ends itself when its parent is gone.
 */
const plan = JSON.parse(process.env[planVariable] ?? "null") as OfficePlan

const wrappedBy = async (mutant: string) => {
  const { storage }: { readonly storage: (store: Storage["Service"]) => Storage["Service"] } = await import(
    mutant
  )
  return Layer.effect(Storage, Effect.map(Storage, storage)).pipe(Layer.provide(storageAt(plan.store)))
}

process.on("disconnect", () => process.exit(0))
// Its parent may have gone while it was loaded.
if (!process.connected) process.exit(0)
const day = new AbortController()

try {
  const exchange = await openExchange({
    agency: plan.agency,
    storage: plan.mutant === undefined ? storageAt(plan.store) : await wrappedBy(plan.mutant),
    axis: nationalAxis({ ...plan.axis, timeout: "10 seconds" }),
    signers: stampSigner,
    verifier: stampVerifier,
    retry: { firstDelaySeconds: 1, maxDelaySeconds: 5, attempts: 1_000, readAgainSeconds: 10 },
    workers: { pollMillis: 1_000, capacity: { urgent: 1, ordinary: 1 } },
    log: () => undefined,
  })
  process.on("message", () => day.abort())
  process.send?.("open")
  const note = openJournal(plan.journal)
  await employClerks(exchange, plan, chanceOf(plan.seed), note, day.signal)
} catch (error) {
  if (!isProblem(error) || !/^(storage\/unavailable|transport\/)/.test(error.code)) throw error
  process.exit(couldNotOpen)
}
