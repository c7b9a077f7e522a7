import type { Trouble, WireCall, WireFault } from "../plan/trouble.ts"

type Of<K extends Trouble["kind"]> = Extract<Trouble, { readonly kind: K }>

/** What goes wrong at this moment. */
export interface Troubles {
  /** The fault that this call of an agency meets. It is used up by it. */
  readonly wire: (agency: number, call: WireCall) => WireFault | undefined
  /** Why the axis does not answer an agency at all. */
  readonly away: (agency: number) => Of<"away">["how"] | undefined
  readonly disk: (agency: number) => Of<"disk">["how"] | undefined
  readonly isSlow: (agency: number) => boolean
  /** Counts a call of a process, and returns whether the process dies at it. */
  readonly crash: (agency: number, process: number) => Of<"crash"> | undefined
  /** What happens on its own, at its time. */
  readonly timed: ReadonlyArray<Of<"pause"> | Of<"clock">>
  /** Ends everything for good. */
  readonly end: () => void
  /** Whether any kind of trouble is under way for an agency, or still to come. */
  readonly isCalm: () => boolean
}

/** Follows a plan's troubles. `elapsed` is the time since the simulation began. */
export const openTroubles = (planned: ReadonlyArray<Trouble>, elapsed: () => number): Troubles => {
  const of = <K extends Trouble["kind"]>(kind: K) =>
    planned.filter((trouble): trouble is Of<K> => trouble.kind === kind)
  const wires = of("wire").map((trouble) => ({ trouble, left: trouble.times }))
  const crashes = of("crash").map((trouble) => ({ trouble, left: trouble.call }))
  let isOver = false
  const isNow = ({ at, forMillis }: { readonly at: number; readonly forMillis: number }) =>
    !isOver && at <= elapsed() && elapsed() < at + forMillis
  return {
    wire: (agency, call) => {
      const met = wires.find(
        ({ trouble, left }) =>
          left > 0 && trouble.agency === agency && trouble.call === call && trouble.at <= elapsed(),
      )
      if (isOver || met === undefined) return undefined
      met.left--
      return met.trouble.fault
    },
    away: (agency) =>
      of("away").find((trouble) => (trouble.agency === "all" || trouble.agency === agency) && isNow(trouble))
        ?.how,
    disk: (agency) => of("disk").find((trouble) => trouble.agency === agency && isNow(trouble))?.how,
    isSlow: (agency) => of("slow").some((trouble) => trouble.agency === agency && isNow(trouble)),
    crash: (agency, process) => {
      const armed = isOver
        ? []
        : crashes.filter(
            ({ trouble, left }) =>
              left > 0 && trouble.agency === agency && trouble.process === process && trouble.at <= elapsed(),
          )
      for (const crash of armed) crash.left--
      return armed.find(({ left }) => left === 0)?.trouble
    },
    timed: [...of("pause"), ...of("clock")],
    end: () => {
      isOver = true
    },
    isCalm: () => isOver,
  }
}
