/* Suggestions under the search box while typing: an ARIA combobox. Without it the box works too. */

const { address, list: name, one, many } = document.currentScript.dataset;
const PAUSE = 150; // milliseconds without a key

const made = (name, properties) => Object.assign(document.createElement(name), properties);

function suggestFor(input) {
  const list = made("ul", {
    id: "suggesties", className: "suggestions", hidden: true, role: "listbox", ariaLabel: name,
  });
  const status = made("span", { className: "visually-hidden", role: "status" });
  const isLongEnough = () => input.value.trim().length > 1;
  let timer, request, chosen;

  function choose(option) {
    if (chosen) chosen.ariaSelected = "false";
    chosen = option;
    input.setAttribute("aria-activedescendant", option?.id ?? "");
    if (!option) return;
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest" });
  }

  function show(found) {
    list.replaceChildren(...found.map(({ kind, name: shown, text, address }, place) => {
      const option = made("li", {
        id: `suggestie-${place}`, className: `is-${kind}`, role: "option", ariaSelected: "false",
      });
      option.dataset.address = address;
      option.append(made("span", { className: "suggested", textContent: text }), " ",
        made("span", { className: "figure", textContent: shown }));
      return option;
    }));
    list.hidden = !found.length;
    input.ariaExpanded = String(!list.hidden);
    choose();
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    show([]);
    status.textContent = "";
  }

  async function ask() {
    request?.abort();
    request = new AbortController();
    const query = new URLSearchParams({ q: input.value.trim() });
    try {
      const response = await fetch(`${address}?${query}`, { signal: request.signal });
      const found = await response.json();
      show(found);
      status.textContent = found.length === 1 ? one : many.replace("#", found.length);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function go(option) {
    close();
    location.assign(option.dataset.address);
  }

  const keys = {
    ArrowDown: () => choose(chosen ? chosen.nextElementSibling : list.firstElementChild),
    ArrowUp: () => choose(chosen ? chosen.previousElementSibling : list.lastElementChild),
    Escape: close,
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (isLongEnough()) timer = setTimeout(ask, PAUSE);
    else close();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden && !event.isComposing;
    if (isOpen && keys[event.key]) keys[event.key]();
    else if (isOpen && event.key === "Enter" && chosen) go(chosen);
    else if (event.key === "ArrowDown" && isLongEnough()) ask();
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => go(event.target.closest("li")));

  Object.assign(input, {
    role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false", autocomplete: "off",
  });
  input.setAttribute("aria-controls", list.id);
  input.parentElement.append(list, status);
}

document.querySelectorAll("form[role=search] input[name=q]").forEach(suggestFor);
