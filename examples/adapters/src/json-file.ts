import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import type { CheckpointView, StoredEvent, WorkView } from "@lienthong/core/adapter"

/** The bytes of a file in base64, with the key that they are encrypted with, and its holders. */
export interface KeptFile {
  readonly base64: string
  readonly keyId: string | null
  readonly fileKey: string | null
  readonly holders: ReadonlyArray<string>
  /**
   * The times of the first put, and of the last put while it was present, in milliseconds since the epoch.
   */
  readonly putAt: number
  readonly putAgainAt?: number
}

/** A subscriber's checkpoint, with the position as text, because JSON has no integers as large. */
export interface KeptCheckpoint extends Omit<CheckpointView, "position"> {
  readonly position: string
  readonly lease: string
}

/** The content of the store. It is changed in place; a change that fails halfway is never written. */
export interface State {
  /** The events in the order of the log: an event's position is its index, from 1. */
  readonly log: Array<Omit<StoredEvent, "position">>
  readonly marks: Map<string, string>
  readonly commits: Map<
    string,
    { readonly content: string; readonly versions: Readonly<Record<string, number>> }
  >
  /** The work in the order of insertion. */
  readonly work: Map<string, WorkView>
  readonly checkpoints: Map<string, KeptCheckpoint>
  readonly files: Map<string, KeptFile>
  /** The number of leases ever given: the proof of the next one. */
  leases: number
}

const asMap = (entries: Iterable<readonly [string, never]> = []) => new Map(entries)

/** Reads the file. A missing file is an empty store. */
export const readState = (path: string): State => {
  const kept = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {}
  return {
    log: kept.log ?? [],
    marks: asMap(kept.marks),
    commits: asMap(kept.commits),
    work: asMap(kept.work),
    checkpoints: asMap(kept.checkpoints),
    files: asMap(kept.files),
    leases: kept.leases ?? 0,
  }
}

const sync = (path: string) => {
  const descriptor = openSync(path, "r")
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/**
 * Replaces the file, whole and on the disk before this returns: `rename` replaces it at once or not at all.
 */
export const writeState = (path: string, state: State): void => {
  const text = JSON.stringify(state, (_, value) => (value instanceof Map ? [...value] : value))
  writeFileSync(`${path}.new`, text)
  sync(`${path}.new`)
  renameSync(`${path}.new`, path)
  sync(dirname(path))
}
