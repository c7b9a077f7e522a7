import { Effect } from "effect"
import type { ViewName, ViewStore } from "../../port/storage/view-store.ts"
import type { ReadModel } from "../../report/read-model.ts"
import type { Dossier } from "../../view/dossier/dossier.ts"
import { readDossier } from "../../view/dossier/dossier-text.ts"

/** How many times dossiers are followed to further ones: a document is seldom replaced more often. */
const maxSteps = 50

const merged = <V>(
  of: (model: ReadModel) => ReadonlyMap<string, V>,
  all: ReadonlyArray<ReadModel>,
): Map<string, V> => {
  const map = new Map<string, V>()
  for (const model of all) for (const [key, value] of of(model)) if (!map.has(key)) map.set(key, value)
  return map
}

/** A dossier's own facts, and behind them those of others. */
const behind = (own: ReadModel, others: ReadonlyArray<ReadModel>): ReadModel => {
  if (others.length === 0) return own
  const all = [own, ...others]
  return {
    ...own,
    outgoing: merged(({ outgoing }) => outgoing, all),
    deliveries: merged(({ deliveries }) => deliveries, all),
    incoming: merged(({ incoming }) => incoming, all),
    papers: merged(({ papers }) => papers, all),
    entryNotes: merged(({ entryNotes }) => entryNotes, all),
  }
}

/** Reads the dossiers to which some are related, and returns each one's facts with those of its relations. */
export const relatedFacts = Effect.fnUntraced(function* (
  store: ViewStore,
  view: ViewName,
  dossiers: ReadonlyMap<string, Dossier>,
  relatedTo: (dossier: Dossier) => ReadonlyArray<string>,
) {
  const known = new Map<string, Dossier | undefined>(dossiers)
  let wanted = [...dossiers.values()].flatMap(relatedTo).filter((key) => !known.has(key))
  for (let step = 0; wanted.length > 0 && step < maxSteps; step++) {
    const texts = yield* store.get(view, [...new Set(wanted)])
    for (const key of wanted) {
      const text = texts.get(key)
      known.set(key, text === undefined ? undefined : readDossier(text))
    }
    wanted = wanted.flatMap((key) => {
      const found = known.get(key)
      return found ? relatedTo(found).filter((next) => !known.has(next)) : []
    })
  }
  return (dossier: Dossier): ReadModel => {
    const others = new Set<Dossier>()
    let next = relatedTo(dossier)
    while (next.length > 0) {
      const found = next.flatMap((key) => known.get(key) ?? [])
      const added = found.filter((each) => each !== dossier && !others.has(each))
      for (const each of added) others.add(each)
      next = added.flatMap(relatedTo)
    }
    return behind(
      dossier.facts,
      [...others].map(({ facts }) => facts),
    )
  }
})
