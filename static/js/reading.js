/* Beside a Kamervraag: which question is being read, and a link to it to take along. */

const here = new Set();
const links = new Map(
  [...document.querySelectorAll(".jump a")].map((link) => [link.hash.slice(1), link]),
);

function show() {
  const first = [...links.keys()].find((anchor) => here.has(anchor));
  if (!first) return;
  for (const [anchor, link] of links) {
    if (anchor === first) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

const watch = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const anchor = target.querySelector(".question").id;
    if (isIntersecting) here.add(anchor);
    else here.delete(anchor);
  }
  show();
}, { rootMargin: "-22% 0px -75%" });

if (links.size) document.querySelectorAll(".exchange").forEach((each) => watch.observe(each));

const { copy, copied } = document.currentScript.dataset;

function offer(link) {
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: "copy-link", textContent: copy,
  });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.href);
    button.textContent = copied;
    setTimeout(() => { button.textContent = copy; }, 2000);
  });
  link.after(button);
}

if (navigator.clipboard) document.querySelectorAll(".question .permalink").forEach(offer);
