// Keeps a form from being sent twice, and shows how far an upload is.

const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Sends a form with files and shows the part that is there. */
const upload = (form, said) => {
  const request = new XMLHttpRequest()
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    said.textContent = `${said.dataset.upload} ${megabytes(loaded)} / ${megabytes(total)}`
  })
  request.addEventListener("load", () => {
    if (request.responseURL !== location.href && request.status < 400) location.assign(request.responseURL)
    else {
      const page = new DOMParser().parseFromString(request.responseText, "text/html")
      const content = page.querySelector("[data-live]")
      const live = document.querySelector("[data-live]")
      if (!content || !live) return form.submit()
      live.replaceChildren(...content.childNodes)
      live.querySelector("#loi")?.focus()
      watchForms()
    }
  })
  request.addEventListener("error", () => form.submit())
  request.open("POST", form.action)
  request.send(new FormData(form))
}

export const watchForms = () => {
  for (const form of document.querySelectorAll("main form[method='post']")) {
    form.addEventListener("submit", (event) => {
      const button = form.querySelector("button:not([type='button'])")
      if (button?.getAttribute("aria-busy") === "true") return event.preventDefault()
      button?.setAttribute("aria-busy", "true")
      const said = form.querySelector("[data-upload]")
      if (!said) return
      event.preventDefault()
      upload(form, said)
    })
  }
  addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy")
  })
}
