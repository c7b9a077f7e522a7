import type { Cast } from "./cast.ts"

/** How a neighbouring agency deals with what it receives. */
export type Habit = "completes" | "processes" | "assigns" | "accepts" | "refuses" | "reads-late"

/** An agency that nobody logs in to: it answers on its own, by its habit. */
export interface Neighbour extends Cast {
  readonly habit: Habit
}

const neighbour = (code: string, name: string, habit: Habit): Neighbour => ({
  profile: { code, name, abbreviation: "CQ", place: "Tây Ninh" },
  units: ["Văn phòng"],
  people: [
    {
      id: `${code}-van-thu`,
      name: "Văn thư cơ quan",
      position: "Văn thư",
      roles: ["clerk", "drafter", "leader"],
    },
  ],
  habit,
})

/** Other agencies of the province. */
export const neighbours: ReadonlyArray<Neighbour> = [
  neighbour("H53.07", "Sở Tài chính tỉnh Tây Ninh", "assigns"),
  neighbour("H53.04", "Sở Nội vụ tỉnh Tây Ninh", "processes"),
  neighbour("H53.12", "Sở Y tế tỉnh Tây Ninh", "refuses"),
  neighbour("H53.10", "Sở Nông nghiệp và Môi trường tỉnh Tây Ninh", "completes"),
  neighbour("H53.58", "Ủy ban nhân dân xã Tân Biên", "reads-late"),
  neighbour("H53.66", "Ủy ban nhân dân phường Trảng Bàng", "accepts"),
  neighbour("H53.81", "Ủy ban nhân dân phường Long An", "completes"),
]

/** An agency that is connected to the axis and whose system does not run. */
export const silent = { code: "H53.63", name: "Ủy ban nhân dân xã Hưng Thuận" }
