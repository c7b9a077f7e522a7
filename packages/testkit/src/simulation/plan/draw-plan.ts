import { type Chance, chanceOf } from "../../chance/chance.ts"
import { drawTroubles } from "./draw-troubles.ts"
import type { LaterAct, Plan, PlannedAgency, PlannedDocument, PlannedReceiver, Step } from "./plan.ts"

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Agencies as the axis knows them. */
const known = [
  { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" },
  { code: "000.00.00.G22", name: "Văn phòng Chính phủ" },
  { code: "000.00.00.G14", name: "Bộ Thông tin và Truyền thông" },
  { code: "000.00.00.H17", name: "Ủy ban nhân dân thành phố Đà Nẵng" },
  { code: "000.00.00.H14", name: "Ủy ban nhân dân tỉnh Cao Bằng" },
  { code: "000.00.00.G12", name: "Bộ Tài chính" },
  { code: "000.00.00.H29", name: "Ủy ban nhân dân Thành phố Hồ Chí Minh" },
] as const

/** When a simulation may begin: on a working day, before a weekend, before Tết, at night. */
const begins = [
  "2026-06-22T08:00:00+07:00",
  "2026-06-25T14:00:00+07:00",
  "2026-09-01T16:20:00+07:00",
  "2026-02-13T15:30:00+07:00",
  "2026-07-03T16:50:00+07:00",
  "2026-12-31T23:40:00+07:00",
].map((text) => Date.parse(text))

const agency = (chance: Chance, index: number): PlannedAgency => ({
  ...(known[index] ?? known[0]),
  processes: chance.happens(0.3) ? 2 : 1,
  aheadMillis: chance.happens(0.2) ? chance.between(-90, 90) * second : 0,
  pollMillis: chance.pick([10, 20, 45]) * second,
})

const courses: ReadonlyArray<ReadonlyArray<Step>> = [
  [],
  ["accept"],
  ["refuse"],
  ["accept", "assign"],
  ["accept", "assign", "startProcessing", "complete"],
  ["accept", "assign", "startProcessing", "complete"],
]

const receiver = (chance: Chance, place: number): PlannedReceiver => ({
  agency: place,
  steps: chance.pick(courses),
  paceMillis: chance.pick([second, 20 * second, 3 * minute]),
  agrees: chance.happens(0.7),
})

const later = (chance: Chance, at: number): LaterAct | undefined =>
  chance.happens(0.3)
    ? {
        at: at + chance.pick([0, 30 * second, 5 * minute, 3 * hour]),
        act: chance.pick(["recall", "recall", "update", "replace"]),
      }
    : undefined

const document = (chance: Chance, number: number, count: number, busyMillis: number): PlannedDocument => {
  const from = chance.between(0, count)
  const others = Array.from({ length: count }, (_, place) => place).filter((place) => place !== from)
  const at = chance.between(0, Math.floor(busyMillis * 0.8))
  const act = later(chance, at)
  return {
    number,
    at,
    from,
    to: chance.some(others, 1, Math.min(4, others.length)).map((place) => receiver(chance, place)),
    urgency: chance.pick(["ordinary", "ordinary", "urgent", "flash"]),
    isForm: chance.happens(0.3),
    ...(act && { later: act }),
  }
}

/** Has the first clerk issue several documents at the same moment, each with the bytes of the same form. */
const atOnce = (documents: ReadonlyArray<PlannedDocument>): ReadonlyArray<PlannedDocument> => {
  const [first] = documents
  return documents.map((each) =>
    first && each.from === first.from ? { ...each, at: first.at, isForm: true } : each,
  )
}

/** Draws everything that a seed decides. */
export const drawPlan = (seed: number): Plan => {
  const chance = chanceOf(seed, "plan")
  const count = chance.pick([3, 3, 3, 3, 3, 4, 4, 5, 7])
  const agencies = Array.from({ length: count }, (_, index) => agency(chance, index))
  const busyMillis = chance.pick([2, 3, 5]) * minute
  const documents = chance.between(2, 10)
  const drawn = Array.from({ length: documents }, (_, index) =>
    document(chanceOf(seed, "document", index + 1), index + 1, count, busyMillis),
  )
  return {
    seed,
    begin: chance.pick(begins),
    agencies,
    documents: chance.happens(0.3) ? atOnce(drawn) : drawn,
    troubles: drawTroubles(seed, agencies, busyMillis),
    busyMillis,
    restMillis: chance.pick([0, 2 * hour, 30 * hour, 4 * 24 * hour]),
    shuffles: chance.happens(0.5),
  }
}
