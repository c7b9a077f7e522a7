import { messageOf } from "../measure/message-of.ts"
import { type Entrant, runRounds, type Schedule, type Showing } from "../measure/rounds.ts"
import type { Absence, Arena, Contender, OpenedStore } from "./contender.ts"
import { fill } from "./work/read.ts"
import type { Work } from "./work/work.ts"

interface Ready {
  readonly contender: Contender
  readonly written: OpenedStore
  readonly filled: OpenedStore
}

const isAbsence = (one: Contender | Absence): one is Absence => "problem" in one

const takesPart = ({ onlyAt }: Contender, { name }: Work) => onlyAt === undefined || onlyAt === name

/** Opens a contender's two stores, and fills the one for reading if it is needed. */
const prepare = async (
  contender: Contender,
  number: number,
  newPlace: Arena["newPlace"],
  streams: number,
): Promise<Ready | Absence> => {
  const opened: Array<OpenedStore> = []
  try {
    for (const use of ["written", "filled"]) {
      opened.push(await contender.open(await newPlace(`${use}_${number}`)))
    }
    const [written, filled] = opened as [OpenedStore, OpenedStore]
    await fill(filled, streams)
    return { contender, written, filled }
  } catch (error) {
    for (const store of opened) await store.close()
    return { name: contender.name, problem: messageOf(error) }
  }
}

const notMeasured = (works: ReadonlyArray<Work>, { name, problem }: Absence): ReadonlyArray<Showing> =>
  works.map((work) => ({ work: work.name, contender: name, perSecond: [], failed: 0, problem }))

/** Measures the contenders of an arena at some work. Stores for reading hold a number of streams. */
export const measureStore = async (
  { contenders, newPlace }: Arena,
  works: ReadonlyArray<Work>,
  streams: number,
  schedule: Schedule,
): Promise<ReadonlyArray<Showing>> => {
  const ready: Array<Ready> = []
  const absent: Array<Showing> = []
  const willBeRead = (contender: Contender) => works.some((work) => work.reads && takesPart(contender, work))
  try {
    for (const [number, contender] of contenders.entries()) {
      const prepared = isAbsence(contender)
        ? contender
        : await prepare(contender, number, newPlace, willBeRead(contender) ? streams : 0)
      if ("problem" in prepared) absent.push(...notMeasured(works, prepared))
      else ready.push(prepared)
    }
    const entrants = works.flatMap((work) =>
      ready.flatMap(({ contender, ...stores }): ReadonlyArray<Entrant> => {
        const run = takesPart(contender, work) ? work.of(stores) : undefined
        return run ? [{ work: work.name, contender: contender.name, run }] : []
      }),
    )
    return [...(await runRounds(entrants, schedule)), ...absent]
  } finally {
    for (const { written, filled } of ready) {
      await written.close()
      await filled.close()
    }
  }
}
