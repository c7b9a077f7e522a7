import { roleNames } from "@lienthong/core"
import { textField } from "../page/form.ts"
import { html, type Markup } from "../page/html.ts"
import { type Language, sayIn } from "../visit/language.ts"
import type { Account } from "./accounts.ts"

/** What the page of the login shows. */
export interface LoginShown {
  readonly language: Language
  readonly token: string
  readonly accounts: ReadonlyArray<Account>
  /** Where to go afterwards. */
  readonly next: string
  readonly chosen: string
  readonly fault?: { readonly kind: "wrong" } | { readonly kind: "wait"; readonly seconds: number }
}

/** The page where a person says who they are. */
export const loginPage = ({ language, token, accounts, next, chosen, fault }: LoginShown): Markup => {
  const say = sayIn(language)
  const offices = [...new Set(accounts.map(({ office }) => office))]
  const other = language === "vi" ? { code: "en", name: "English" } : { code: "vi", name: "Tiếng Việt" }
  return html`<div class="login">
    <header class="row"><h1>${say("Quản lý văn bản và điều hành", "Document management")}</h1>
      <a class="end" href=${`/dang-nhap?language=${other.code}`} lang=${other.code}>${other.name}</a></header>
    <p class="sub">${say(
      "Hệ thống minh họa. Cơ quan là thật; người, văn bản và khóa ký là giả định.",
      "A demonstration system. The agencies are real; people, documents and keys are invented.",
    )}</p>
    <form method="post" action="/dang-nhap">
      <input type="hidden" name="_csrf" value=${token} /><input type="hidden" name="tiep" value=${next} />
      ${
        fault &&
        html`<div class="say bad" role="alert"><b>${
          fault.kind === "wait"
            ? say(
                `Đã nhập sai nhiều lần. Chờ ${fault.seconds} giây rồi nhập lại.`,
                `Too many wrong attempts. Wait ${fault.seconds} seconds, then try again.`,
              )
            : say("Mật khẩu chưa đúng. Nhập lại mật khẩu.", "The password is wrong. Enter it again.")
        }</b></div>`
      }
      ${offices.map(
        ({
          profile,
          people,
        }) => html`<fieldset class="people"><legend>${profile.name} <small>${profile.code}</small></legend>
        <div class="cards">${people.map(
          ({ id, name, position, roles = [] }) => html`<label class="person">
            <input type="radio" name="person" value=${id} required checked=${id === chosen} />
            <span><b>${name}</b><small>${position}</small><small>${roles.map((role) => roleNames[role][language]).join(", ")}</small></span>
          </label>`,
        )}</div></fieldset>`,
      )}
      <div class="row enter">
        ${textField({ name: "password", label: say("Mật khẩu", "Password"), type: "password", required: true, auto: "current-password" })}
        <button class="btn pri">${say("Đăng nhập", "Log in")}</button>
      </div>
      <p class="s13">${say("Mật khẩu dùng thử được in ở cửa sổ lệnh khi khởi động.", "The demonstration password is printed in the terminal at startup.")}</p>
    </form>
  </div>`
}
