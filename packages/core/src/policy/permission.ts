import type { Role } from "../agency/role.ts"
import type { Article, Reason } from "../vocabulary/ground.ts"

/** Who may do an operation, and where the law says so (thẩm quyền). */
export interface Permission {
  /** Any one of these roles is enough. */
  readonly roles: ReadonlyArray<Role>
  readonly article: Article
  /** What is done, in words. */
  readonly description: Reason
}

/** A permission, by its parts. */
export const permit = (roles: ReadonlyArray<Role>, article: Article, en: string, vi: string): Permission => ({
  roles,
  article,
  description: { en, vi },
})

export const everyone: ReadonlyArray<Role> = ["drafter", "signer", "clerk", "leader", "administrator"]
/**
 * Who works with documents: the administrator keeps the system and has no business with what documents say.
 */
export const readers: ReadonlyArray<Role> = ["drafter", "signer", "clerk", "leader"]
