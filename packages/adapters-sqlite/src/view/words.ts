import type { NewRow, WordRequest } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"

/** Places of rows stay below this, so that a row's number tells its view. */
const placesOfView = 2n ** 44n

/** The number of a row's words: those of a view are together, in the order of their places. */
const numberOf = (view: number, place: number): bigint => BigInt(view) * placesOfView + BigInt(place)

interface Words {
  readonly number: bigint
  readonly key: string
  readonly title: string
  readonly others: string
}

/** Prepares the index of the words that rows are found by. */
export const prepareWords = (db: Database.Database) => {
  const find = db
    .prepare<[bigint], Words>("SELECT number, key, title, others FROM view_words WHERE number = ?")
    .safeIntegers()
  const put = db.prepare<[bigint, string, string, string]>(
    "INSERT OR REPLACE INTO view_words (number, key, title, others) VALUES (?, ?, ?, ?)",
  )
  const drop = db.prepare<[bigint]>("DELETE FROM view_words WHERE number = ?")
  const some = db
    .prepare<[bigint, bigint, number], bigint>(
      "SELECT number FROM view_words WHERE number >= ? AND number < ? LIMIT ?",
    )
    .pluck()
    .safeIntegers()
  const index = db.prepare<[bigint, string, string]>(
    "INSERT INTO view_word_index (rowid, title, others) VALUES (?, ?, ?)",
  )
  const unindex = db.prepare<[bigint, string, string]>(
    "INSERT INTO view_word_index (view_word_index, rowid, title, others) VALUES ('delete', ?, ?, ?)",
  )
  const match = db
    .prepare<[string, bigint, bigint, number], { readonly number: bigint; readonly key: string }>(
      `SELECT w.number, w.key FROM view_word_index i JOIN view_words w ON w.number = i.rowid
       WHERE view_word_index MATCH ? AND i.rowid >= ? AND i.rowid < ? ORDER BY i.rowid DESC LIMIT ?`,
    )
    .safeIntegers()

  const remove = (number: bigint) => {
    const known = find.get(number)
    if (!known) return
    unindex.run(number, known.title, known.others)
    drop.run(number)
  }
  return {
    /** Replaces the words of a row; unchanged words cost nothing. */
    put: (view: number, { key, words }: NewRow): void => {
      if (!words) return
      const number = numberOf(view, words.place)
      const [title, others] = [words.title.join(" "), words.others.join(" ")]
      const known = find.get(number)
      if (known?.key === key && known.title === title && known.others === others) return
      remove(number)
      put.run(number, key, title, others)
      index.run(number, title, others)
    },
    /** Removes the words of the row at a place. */
    remove: (view: number, place: number): void => remove(numberOf(view, place)),
    /** Removes the words of some rows of a view, and returns their number. */
    drop: (view: number, limit: number): number => {
      const first = numberOf(view, 0)
      const found = some.all(first, first + placesOfView, limit)
      for (const number of found) remove(number)
      return found.length
    },
    /** The rows with all words, the last place first. */
    search: (
      view: number,
      { words, in: where, before, limit }: Omit<WordRequest, "view">,
    ): ReadonlyArray<{ readonly place: number; readonly key: string }> => {
      const all = words.map((word) => `"${word}"*`).join(" AND ")
      const first = numberOf(view, 0)
      return match
        .all(
          where === "title" ? `title : (${all})` : all,
          first,
          before === undefined ? first + placesOfView : numberOf(view, before),
          limit,
        )
        .map(({ number, key }) => ({ place: Number(number - first), key }))
    },
  }
}
