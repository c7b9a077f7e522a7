import { StorageError } from "@lienthong/core"
import type {
  AdvanceView,
  KeptPage,
  KeptRow,
  PageRequest,
  ViewName,
  ViewStanding,
} from "@lienthong/core/adapter"
import type Database from "better-sqlite3"

/** The max number of rows of a dropped view that one transaction deletes. */
const maxDropped = 2_000

interface Standing {
  readonly number: number
  readonly name: string
  readonly version: number
  readonly position: bigint
  readonly live: 0 | 1
}

const standing = ({ name, version, position, live }: Standing): ViewStanding => ({
  name,
  version,
  position,
  live: live === 1,
})

const columns = "number, name, version, position, live"

/** Prepares all work on the views of an agency. */
export const prepareViews = (db: Database.Database, agency: number) => {
  const safe = <A extends unknown[], B>(statement: Database.Statement<A, B>) => statement.safeIntegers()
  const asNumbers = (row: Standing & { readonly number: number | bigint }): Standing => ({
    ...row,
    number: Number(row.number),
    version: Number(row.version),
    live: Number(row.live) as 0 | 1,
  })
  const find = safe(
    db.prepare<[number, string, number], Standing>(
      `SELECT ${columns} FROM views WHERE agency = ? AND name = ? AND version = ?`,
    ),
  )
  const all = safe(
    db.prepare<[number], Standing>(
      `SELECT ${columns} FROM views WHERE agency = ? AND name < '~' ORDER BY name, version`,
    ),
  )
  const add = db.prepare<[number, string, number]>(
    "INSERT INTO views (agency, name, version, position, live) VALUES (?, ?, ?, 0, 0)",
  )
  const move = db.prepare<[bigint, number]>("UPDATE views SET position = ? WHERE number = ?")
  const show = db.prepare<[number, number, string]>(
    "UPDATE views SET live = (version = ?) WHERE agency = ? AND name = ?",
  )
  const forget = db.prepare<[number]>("DELETE FROM views WHERE number = ?")
  // A dropped view loses its name at once, and its rows in pieces.
  const rename = db.prepare<[number, string, number]>(
    "UPDATE views SET name = '~' || number, live = 0 WHERE agency = ? AND name = ? AND version = ?",
  )
  const oneDropped = db
    .prepare<[number], number>("SELECT number FROM views WHERE agency = ? AND name >= '~' LIMIT 1")
    .pluck()
  const putRow = db.prepare<[number, string, string]>(
    "INSERT INTO view_rows (view, key, row) VALUES (?, ?, ?) ON CONFLICT (view, key) DO UPDATE SET row = excluded.row",
  )
  const dropRow = db.prepare<[number, string]>("DELETE FROM view_rows WHERE view = ? AND key = ?")
  const getRow = db
    .prepare<[number, string], string>("SELECT row FROM view_rows WHERE view = ? AND key = ?")
    .pluck()
  const listsOf = db.prepare<[number, string], { readonly list: string; readonly sort: string }>(
    "SELECT list, sort FROM view_lists WHERE view = ? AND key = ?",
  )
  const enter = db.prepare<[number, string, string, string]>(
    "INSERT INTO view_lists (view, list, sort, key) VALUES (?, ?, ?, ?)",
  )
  const leave = db.prepare<[number, string, string, string]>(
    "DELETE FROM view_lists WHERE view = ? AND list = ? AND sort = ? AND key = ?",
  )
  const someKeys = db
    .prepare<[number, number], string>("SELECT key FROM view_rows WHERE view = ? LIMIT ?")
    .pluck()

  const open = (view: ViewName): Standing => {
    const known = find.get(agency, view.name, view.version)
    if (known) return asNumbers(known)
    add.run(agency, view.name, view.version)
    return asNumbers(find.get(agency, view.name, view.version) as Standing)
  }
  const numberOf = (view: ViewName): number | undefined => {
    const known = find.get(agency, view.name, view.version)
    return known && Number(known.number)
  }

  /** Adds new list entries and removes old ones; an unchanged list costs nothing. */
  const relist = (
    view: number,
    key: string,
    lists: ReadonlyArray<{ readonly list: string; readonly sort: string }>,
  ) => {
    const wanted = new Map(lists.map(({ list, sort }) => [list, sort]))
    for (const { list, sort } of listsOf.all(view, key)) {
      if (wanted.get(list) === sort) wanted.delete(list)
      else leave.run(view, list, sort, key)
    }
    for (const [list, sort] of wanted) enter.run(view, list, sort, key)
  }
  const remove = (view: number, key: string) => {
    relist(view, key, [])
    dropRow.run(view, key)
  }

  const pages = new Map<string, Database.Statement<unknown[], KeptRow>>()
  /** One statement for each number of lists, direction and starting point. */
  const pageStatement = (lists: number, order: PageRequest["order"], isAfter: boolean) => {
    const name = `${lists} ${order} ${isAfter}`
    const known = pages.get(name)
    if (known) return known
    const [sign, direction] = order === "ascending" ? [">", "ASC"] : ["<", "DESC"]
    const statement = db.prepare<unknown[], KeptRow>(
      `SELECT l.key, l.sort, r.row FROM view_lists l JOIN view_rows r ON r.view = l.view AND r.key = l.key
       WHERE l.view = ? AND l.list = ?${isAfter ? ` AND (l.sort, l.key) ${sign} (?, ?)` : ""}${alsoIn(lists)}
       ORDER BY l.sort ${direction}, l.key ${direction} LIMIT ?`,
    )
    pages.set(name, statement)
    return statement
  }
  const alsoIn = (lists: number) =>
    " AND EXISTS (SELECT 1 FROM view_lists o WHERE o.view = l.view AND o.key = l.key AND o.list = ?)".repeat(
      lists - 1,
    )
  const counts = new Map<number, Database.Statement<unknown[], number>>()
  const countStatement = (lists: number) => {
    const known = counts.get(lists)
    if (known) return known
    const statement = db
      .prepare<unknown[], number>(
        `SELECT count(*) FROM (SELECT 1 FROM view_lists l WHERE l.view = ? AND l.list = ?${alsoIn(lists)} LIMIT ?)`,
      )
      .pluck()
    counts.set(lists, statement)
    return statement
  }

  /** Reads the position and the rows of one instant. */
  const readPage = db.transaction(({ view, lists, order, after, limit }: PageRequest): KeptPage => {
    const known = find.get(agency, view.name, view.version)
    if (!known) return { rows: [], position: 0n }
    const [first, ...others] = lists
    const place = after ? [after.sort, after.key] : []
    const read = pageStatement(lists.length, order, after !== undefined)
    const rows = read.all(Number(known.number), first, ...place, ...others, limit)
    return { rows, position: known.position }
  })

  return {
    open: (view: ViewName): ViewStanding => standing(open(view)),
    list: (): ReadonlyArray<ViewStanding> => all.all(agency).map((row) => standing(asNumbers(row))),
    get: (view: ViewName, keys: ReadonlyArray<string>): ReadonlyMap<string, string> => {
      const number = numberOf(view)
      if (number === undefined) return new Map()
      return new Map(
        keys.flatMap((key) => {
          const row = getRow.get(number, key)
          return row === undefined ? [] : [[key, row] as const]
        }),
      )
    },
    advance: ({ view, from, to, put, remove: gone }: AdvanceView): void => {
      if ((find.get(agency, view.name, view.version)?.position ?? 0n) !== from)
        throw new StorageError({
          reason: "view-moved",
          detail: { view: `${view.name}@${view.version}` },
        })
      const { number } = open(view)
      for (const key of gone) remove(number, key)
      for (const { key, row, lists } of put) {
        putRow.run(number, key, row)
        relist(number, key, lists)
      }
      move.run(to, number)
    },
    page: (request: PageRequest): KeptPage => readPage(request),
    count: ({ view, lists, limit }: Pick<PageRequest, "view" | "lists" | "limit">): number => {
      const number = numberOf(view)
      if (number === undefined) return 0
      return countStatement(lists.length).get(number, ...lists, limit) ?? 0
    },
    activate: (view: ViewName): void => {
      open(view)
      show.run(view.version, agency, view.name)
    },
    drop: (view: ViewName): boolean => {
      rename.run(agency, view.name, view.version)
      const dropped = oneDropped.get(agency)
      if (dropped === undefined) return true
      const keys = someKeys.all(dropped, maxDropped)
      for (const key of keys) remove(dropped, key)
      if (keys.length < maxDropped) forget.run(dropped)
      return oneDropped.get(agency) === undefined
    },
  }
}
