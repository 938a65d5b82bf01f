// Building nodes without HTML strings, so that nothing a person wrote is ever read as HTML.
export const $ = (id) => document.getElementById(id);

export function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "text") node.textContent = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

const dialog = $("dialog");

// Shows a form and gives its values, or null when it was closed. `body` is a list of nodes.
export function ask(title, body, yes = "باشد", no = "انصراف", check = () => null) {
  return new Promise((resolve) => {
    const error = el("p", { class: "error", "data-testid": "dialog-error", hidden: true });
    const form = el("form", { method: "dialog" }, el("h3", { text: title }), ...body, error,
      el("div", { class: "actions" },
        el("button", { text: yes, value: "yes", "data-testid": "dialog-yes" }),
        no ? el("button", { text: no, type: "button", class: "ghost", onclick: () => dialog.close() }) : null));
    let result = null;
    form.addEventListener("submit", (event) => {
      const values = Object.fromEntries(new FormData(form));
      const wrong = check(values);
      if (wrong) {
        event.preventDefault();
        error.textContent = wrong;
        error.hidden = false;
      } else result = values;
    });
    dialog.replaceChildren(form);
    dialog.addEventListener("close", () => resolve(result), { once: true });
    dialog.showModal();
  });
}

// Shows a list of things to do: [[icon, label, function, testid, a line below], …].
export function menu(entries, title = "") {
  const list = el("div", { class: "menu" });
  for (const [name, label, act, testid, below] of entries.filter(Boolean)) {
    list.append(el("button", { "data-testid": testid, onclick: () => {
        // Only once it is closed: what `act` opens is the same dialog, and would be closed with it.
        dialog.addEventListener("close", () => act(), { once: true });
        dialog.close();
      } },
      name ? icon(name) : "", el("span", { text: label }, below ? el("small", { text: below }) : null)));
  }
  dialog.replaceChildren(title ? el("h3", { text: title }) : "", list);
  dialog.showModal();
}

dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

export const field = (label, name, given = {}) => el("label", {}, label, el("input", { name, ...given }));
