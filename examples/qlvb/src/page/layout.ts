import { roleNames } from "@lienthong/core"
import type { Viewer } from "../visit/visit.ts"
import { actionForm } from "./form.ts"
import { glyphShapes } from "./glyph-shapes.ts"
import { html, type Markup, render } from "./html.ts"
import type { Navigation, NavigationItem } from "./navigation.ts"

const styles = [
  "token",
  "frame",
  "control",
  "table",
  "document",
  "lane",
  "chart",
  "calendar",
  "narrow",
  "print",
]

const document = (language: string, title: string, body: Markup): string =>
  render(html`<html lang=${language}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="/tai-san/icon.svg" />
    ${styles.map((name) => html`<link rel="stylesheet" href=${`/tai-san/${name}.css`} />`)}
    <script type="module" src="/tai-san/page.js"></script>
  </head>
  <body>${body}</body>
</html>`)

const item = ({ to, label, count, due, current }: NavigationItem): Markup =>
  html`<a href=${to} aria-current=${current ? "page" : undefined}><span>${label}</span>${
    count !== undefined && count > 0 && html`<b class=${due ? "due" : ""}>${count}</b>`
  }</a>`

const topBar = (viewer: Viewer, url: string): Markup => {
  const { office, person, say, language } = viewer
  const other = language === "vi" ? { code: "en", name: "English" } : { code: "vi", name: "Tiếng Việt" }
  const role = person.roles
    ?.map((name) => (language === "vi" ? roleNames[name].vi : roleNames[name].en))
    .join(", ")
  return html`<header class="top">
    <a class="org" href="/">${office.profile.name.toUpperCase()}<small>${say("Quản lý văn bản và điều hành", "Document management")}</small></a>
    <form class="find" role="search" action="/tim">
      <label class="vh" for="tim">${say("Tìm văn bản", "Find documents")}</label>
      <input id="tim" name="q" type="search" placeholder=${say("Tìm số ký hiệu, trích yếu, nơi gửi, người", "Find by number, subject, sender or person")} />
      <kbd aria-hidden="true">/</kbd>
    </form>
    <div class="me"><span>${person.name}<small>${person.position ?? role}</small></span>
      ${actionForm(
        viewer,
        "/ngon-ngu",
        [
          html`<input type="hidden" name="tiep" value=${url} />`,
          html`<button name="language" value=${other.code} lang=${other.code}>${other.name}</button>`,
        ],
        { class: "one" },
      )}
      ${actionForm(viewer, "/dang-xuat", html`<button>${say("Đăng xuất", "Log out")}</button>`, { class: "one" })}
    </div>
  </header>`
}

/** A page within the frame of the system. `asOf` is the last change that was known before it was read. */
export const framedPage = (
  viewer: Viewer,
  url: string,
  navigation: Navigation,
  asOf: number,
  title: string,
  content: Markup,
): string => {
  const { say, office, language } = viewer
  return document(
    language,
    `${title} · ${office.profile.name}`,
    html`${glyphShapes}<a class="skip" href="#noi-dung">${say("Tới nội dung", "Skip to content")}</a>
    ${topBar(viewer, url)}
    <div class="shell">
      <nav class="side" aria-label=${say("Chính", "Main")}>
        ${navigation.groups.map(({ title, items }) => [html`<h2>${title}</h2>`, items.map(item)])}
      </nav>
      <main id="noi-dung" tabindex="-1"><div data-live=${asOf}>${content}</div></main>
    </div>
    <p class="vh" role="status" id="bao" data-text=${say("Trang vừa được cập nhật", "The page was updated")}></p>
    <nav class="tab" aria-label=${say("Chính, màn hình nhỏ", "Main, small screen")}>${navigation.short.map(item)}</nav>`,
  )
}

/** A page without the frame: before login, or to print. */
export const barePage = (language: string, title: string, content: Markup): string =>
  document(language, title, html`${glyphShapes}<main id="noi-dung" class="bare">${content}</main>`)
