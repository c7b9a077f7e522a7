import { StorageError } from "@lienthong/core"
import type {
  AdvanceView,
  FoundRows,
  KeptPage,
  NewRow,
  PageRequest,
  RowPlace,
  ViewName,
  ViewStanding,
  WordRequest,
} from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { type Bound, pageRange, wholeRange } from "./range.ts"
import { readLists, writeLists } from "./row-lists.ts"
import { prepareWords } from "./words.ts"

/**
 * How much of a dropped view one transaction erases: places, which lie side by side, and then words and rows,
 * which are all over the file. Each holds up the process for some 30 ms at most.
 */
const maxDropped = { places: 1_000, words: 16, rows: 128 }

interface Standing {
  readonly number: number
  readonly name: string
  readonly version: number
  readonly position: bigint
  readonly live: 0 | 1
}

/** What is kept of a row beside its text: its places as JSON, and the place of its words. */
interface Kept {
  readonly lists: string
  readonly place: number | null
}

const standing = ({ name, version, position, live }: Standing): ViewStanding => ({
  name,
  version,
  position,
  live: live === 1,
})

const columns = "number, name, version, position, live"

/** Prepares all work on the views of an agency. */
export const prepareViews = (db: Database.Database, agency: number, settled: () => bigint) => {
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
  const take = db.prepare<[string, number, 0 | 1, number]>(
    "UPDATE views SET name = ?, version = ?, live = ? WHERE number = ?",
  )
  const oneDropped = db
    .prepare<[number], number>("SELECT number FROM views WHERE agency = ? AND name >= '~' LIMIT 1")
    .pluck()
  const words = prepareWords(db)
  const putRow = db.prepare<[number, string, string, string, number | null]>(
    `INSERT INTO view_rows (view, key, row, lists, place) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (view, key) DO UPDATE SET row = excluded.row, lists = excluded.lists, place = excluded.place`,
  )
  const keptAt = db.prepare<[number, string], Kept>(
    "SELECT lists, place FROM view_rows WHERE view = ? AND key = ?",
  )
  const dropRow = db.prepare<[number, string]>("DELETE FROM view_rows WHERE view = ? AND key = ?")
  const getRow = db
    .prepare<[number, string], string>("SELECT row FROM view_rows WHERE view = ? AND key = ?")
    .pluck()
  const enter = db.prepare<[number, string, string, string]>(
    "INSERT INTO view_lists (view, list, sort, key) VALUES (?, ?, ?, ?)",
  )
  const leave = db.prepare<[number, string, string, string]>(
    "DELETE FROM view_lists WHERE view = ? AND list = ? AND sort = ? AND key = ?",
  )
  const dropPlaces = db.prepare<[number, number, number]>(
    `DELETE FROM view_lists WHERE view = ? AND (list, sort, key) IN
     (SELECT list, sort, key FROM view_lists WHERE view = ? LIMIT ?)`,
  )
  const dropRows = db.prepare<[number, number]>(
    "DELETE FROM view_rows WHERE number IN (SELECT number FROM view_rows WHERE view = ? LIMIT ?)",
  )

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

  /** Leaves the places that a row no longer has, and enters new ones. An unchanged place costs nothing. */
  const relist = (view: number, key: string, kept: string, text: string, lists: NewRow["lists"]) => {
    if (kept === text) return
    const wanted = new Map(lists.map((entry) => [`${entry.list}\0${entry.sort}`, entry]))
    for (const { list, sort } of readLists(kept))
      if (!wanted.delete(`${list}\0${sort}`)) leave.run(view, list, sort, key)
    for (const { list, sort } of wanted.values()) enter.run(view, list, sort, key)
  }
  const put = (view: number, each: NewRow) => {
    const { key, row, lists, words: found } = each
    const kept = keptAt.get(view, key)
    // The words of a row may come to another place.
    if (kept && kept.place !== null && kept.place !== found?.place) words.remove(view, kept.place)
    const text = writeLists(lists)
    if (kept) relist(view, key, kept.lists, text, lists)
    else for (const { list, sort } of lists) enter.run(view, list, sort, key)
    putRow.run(view, key, row, text, found?.place ?? null)
    words.put(view, each)
  }
  const remove = (view: number, key: string) => {
    const kept = keptAt.get(view, key)
    if (!kept) return
    relist(view, key, kept.lists, "", [])
    if (kept.place !== null) words.remove(view, kept.place)
    dropRow.run(view, key)
  }

  const statements = new Map<string, Database.Statement<unknown[], unknown>>()
  const prepared = <Row>(text: string, { raw = false } = {}) => {
    const known = statements.get(text) ?? db.prepare<unknown[], unknown>(text).raw(raw)
    statements.set(text, known)
    return known as Database.Statement<unknown[], Row>
  }
  /** The part of a query that finds the places of a range in every list, and its values. */
  const inAll = (
    view: number,
    [first, ...others]: PageRequest["lists"],
    range: ReadonlyArray<Bound>,
    joined = "",
  ) => ({
    text: `FROM view_lists l ${joined} WHERE l.view = ? AND l.list = ?${range.map(({ text }) => ` AND ${text}`).join("")}${" AND EXISTS (SELECT 1 FROM view_lists o WHERE o.view = l.view AND o.list = ? AND o.sort = l.sort AND o.key = l.key)".repeat(
      others.length,
    )}`,
    values: [view, first, ...range.flatMap(({ values }) => values), ...others],
  })

  /** Reads the position, the places and their rows of one instant. */
  const readPage = db.transaction((request: PageRequest): KeptPage => {
    const { view, lists, order, limit, placesOnly, also = [] } = request
    const known = find.get(agency, view.name, view.version)
    if (!known) return { places: [], rows: new Map(), position: 0n, settled: settled() }
    const number = Number(known.number)
    const direction = order === "ascending" ? "ASC" : "DESC"
    // CROSS JOIN keeps the order of the tables: the places first, then the row of each.
    const { text, values } = inAll(
      number,
      lists,
      pageRange(request),
      placesOnly ? "" : "CROSS JOIN view_rows r ON r.view = l.view AND r.key = l.key",
    )
    const found = prepared<readonly [sort: string, key: string, row?: string]>(
      `SELECT l.sort, l.key${placesOnly ? "" : ", r.row"} ${text}
       ORDER BY l.sort ${direction}, l.key ${direction} LIMIT ?`,
      { raw: true },
    ).all(...values, limit)
    const places: Array<RowPlace> = []
    const rows = new Map<string, string>()
    for (const [sort, key, row] of found) {
      places.push({ sort, key })
      if (row !== undefined) rows.set(key, row)
    }
    for (const key of also) {
      const row = getRow.get(number, key)
      if (row !== undefined) rows.set(key, row)
    }
    return { places, rows, position: known.position, settled: settled() }
  })

  const readFound = db.transaction(({ view, ...request }: WordRequest): FoundRows => {
    const known = find.get(agency, view.name, view.version)
    if (!known) return { places: [], rows: new Map(), position: 0n }
    const number = Number(known.number)
    const places = words.search(number, request)
    const rows = new Map(places.map(({ key }) => [key, getRow.get(number, key) ?? ""]))
    return { places, rows, position: known.position }
  })

  return {
    find: (view: ViewName): ViewStanding | undefined => {
      const known = find.get(agency, view.name, view.version)
      return known && standing(asNumbers(known))
    },
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
    advance: ({ view, from, to, put: entered, remove: gone }: AdvanceView): void => {
      if ((find.get(agency, view.name, view.version)?.position ?? 0n) !== from)
        throw new StorageError({
          reason: "view-moved",
          detail: { view: `${view.name}@${view.version}` },
        })
      const { number } = open(view)
      for (const key of gone) remove(number, key)
      for (const each of entered) put(number, each)
      move.run(to, number)
    },
    page: (request: PageRequest): KeptPage => readPage(request),
    search: (request: WordRequest): FoundRows => readFound(request),
    count: (request: Omit<PageRequest, "order" | "after">): number => {
      const number = numberOf(request.view)
      if (number === undefined) return 0
      const { text, values } = inAll(number, request.lists, wholeRange(request))
      const counted = prepared<{ readonly found: number }>(
        `SELECT count(*) AS found FROM (SELECT 1 ${text} LIMIT ?)`,
      )
      return counted.get(...values, request.limit)?.found ?? 0
    },
    activate: (view: ViewName): void => {
      open(view)
      show.run(view.version, agency, view.name)
    },
    replace: (view: ViewName, by: ViewName): void => {
      const { live } = open(view)
      const { number } = open(by)
      rename.run(agency, view.name, view.version)
      take.run(view.name, view.version, live, number)
    },
    drop: (view: ViewName): boolean => {
      rename.run(agency, view.name, view.version)
      const dropped = oneDropped.get(agency)
      if (dropped === undefined) return true
      const more =
        dropPlaces.run(dropped, dropped, maxDropped.places).changes > 0 ||
        words.drop(dropped, maxDropped.words) > 0 ||
        dropRows.run(dropped, maxDropped.rows).changes > 0
      if (!more) forget.run(dropped)
      return oneDropped.get(agency) === undefined
    },
  }
}
