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
  readonly rooms: ReadonlyArray<Room>
}

/** The one place where the order is written. */
export const readHouses = (root: string): ReadonlyArray<House> =>
  JSON.parse(readFileSync(join(root, "architecture", "floors.json"), "utf8"))

/** The room of a file; `undefined` for one outside of the house or in no room of it. */
const roomOf = ({ folder }: House, file: string): string | undefined => {
  if (!file.startsWith(`${folder}/`)) return undefined
  const [room = "", ...rest] = file.slice(folder.length + 1).split("/")
  return rest.length === 0 ? undefined : room
}

/**
 * Files that import what is above them or on their own floor in another room, and folders that are no room.
 */
export const faultsOf = (house: House, imports: Imports): ReadonlyArray<string> => {
  const floor = new Map(house.rooms.map(({ name }, index) => [name, index]))
  return [...imports].flatMap(([file, others]) => {
    const room = roomOf(house, file)
    if (room === undefined) return []
    const own = floor.get(room)
    if (own === undefined)
      return [`${file}: ${room} is no room of ${house.folder}, see architecture/floors.json`]
    return [...others].flatMap((other) => {
      const theirs = floor.get(roomOf(house, other) ?? room) ?? own
      return theirs < own ? [`${file} imports ${other}, which is above it`] : []
    })
  })
}

/** The table of a house's rooms, for the documentation. */
export const drawRooms = ({ rooms }: House): string =>
  [
    "| Room | Holds | A change belongs here when … |",
    "|---|---|---|",
    ...rooms.map(({ name, holds, change }) => `| \`${name}\` | ${holds} | ${change} |`),
  ].join("\n")
