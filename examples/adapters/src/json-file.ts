import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import type { CheckpointView, StoredEvent, WorkView } from "@lienthong/core/adapter"

/** The bytes of a file, in base64, and who needs them. */
export interface KeptFile {
  readonly base64: string
  readonly holders: ReadonlyArray<string>
  /** When it was put, and put again while it was there, in milliseconds since the epoch. */
  readonly putAt: number
  readonly putAgainAt?: number
}

/** A subscriber's place, in text: JSON has no integers as large. */
export interface KeptCheckpoint extends Omit<CheckpointView, "position"> {
  readonly position: string
  readonly lease: string
}

/** All that the store holds. It is changed in place; what fails halfway is never written. */
export interface State {
  /** In the order of the log: an event's position is its place here, from 1. */
  readonly log: Array<Omit<StoredEvent, "position">>
  readonly marks: Map<string, string>
  readonly commits: Map<
    string,
    { readonly content: string; readonly versions: Readonly<Record<string, number>> }
  >
  /** In the order in which it was added. */
  readonly work: Map<string, WorkView>
  readonly checkpoints: Map<string, KeptCheckpoint>
  readonly files: Map<string, KeptFile>
  /** How many leases were ever given: the next one's proof. */
  leases: number
}

const asMap = (entries: Iterable<readonly [string, never]> = []) => new Map(entries)

/** Reads the file; one that is not there holds nothing. */
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
 * Puts another file in its place, whole and on the disk before this returns: `rename` does it at once or
 * not at all.
 */
export const writeState = (path: string, state: State): void => {
  const text = JSON.stringify(state, (_, value) => (value instanceof Map ? [...value] : value))
  writeFileSync(`${path}.new`, text)
  sync(`${path}.new`)
  renameSync(`${path}.new`, path)
  sync(dirname(path))
}
