import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Imports } from "./imports.ts"

/** A room: a folder, and what belongs into it. */
export interface Room {
  readonly name: string
  readonly holds: string
  readonly change: string
}

/** A house: a folder whose rooms stand in one order, the topmost first. Each imports only what is below. */
export interface House {
  readonly name: string
  readonly folder: string
  /** The files that stand in no room but above all of them: its doors. No room imports them. */
  readonly doors: ReadonlyArray<string>
  readonly rooms: ReadonlyArray<Room>
}

/** The one place where the order is written. */
export const readHouses = (root: string): ReadonlyArray<House> =>
  JSON.parse(readFileSync(join(root, "architecture", "floors.json"), "utf8"))

/** The floor that a file of the house stands on: 0 for a door, `undefined` for a file in no room. */
const floorOf = ({ folder, doors, rooms }: House, file: string): number | undefined => {
  const [room = "", ...rest] = file.slice(folder.length + 1).split("/")
  if (rest.length === 0) return doors.includes(room) ? 0 : undefined
  const index = rooms.findIndex(({ name }) => name === room)
  return index === -1 ? undefined : index + 1
}

/** Files that stand in no room, and those that import what is above them. */
export const faultsOf = (house: House, imports: Imports): ReadonlyArray<string> => {
  const isInside = (file: string) => file.startsWith(`${house.folder}/`)
  return [...imports].flatMap(([file, others]) => {
    if (!isInside(file)) return []
    const own = floorOf(house, file)
    if (own === undefined)
      return [`${file} is in no room of ${house.folder} and is no door of it: see architecture/floors.json`]
    return [...others].flatMap((other) =>
      isInside(other) && (floorOf(house, other) ?? own) < own
        ? [`${file} imports ${other}, which is above it`]
        : [],
    )
  })
}

/** Doors that a house names and does not have. */
export const missingDoors = ({ folder, doors }: House, imports: Imports): ReadonlyArray<string> =>
  doors
    .filter((door) => !imports.has(`${folder}/${door}`))
    .map((door) => `${folder}/${door}: there is no such door`)

/** Rooms that the first drawing of a page leaves out. */
export const undrawnRooms = ({ rooms }: House, page: string): ReadonlyArray<string> => {
  const [, drawing = ""] = page.split("```")
  const words = new Set(drawing.match(/[a-z-]+/g))
  return rooms.map(({ name }) => name).filter((name) => !words.has(name))
}

/** The table of a house's rooms, for the documentation. */
export const drawRooms = ({ rooms }: House): string =>
  [
    "| Room | Holds | A change belongs here when … |",
    "|---|---|---|",
    ...rooms.map(({ name, holds, change }) => `| \`${name}\` | ${holds} | ${change} |`),
  ].join("\n")
