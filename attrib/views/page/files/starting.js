/* The page as a whole: its switches, its keys, and how it starts. */

const keysDialog = document.getElementById("keys");
const keysOn = document.getElementById("keys-on");

function isDark() {
  const chosen = page.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function setTheme(theme) {
  if (theme) page.dataset.theme = theme;
  document.getElementById("theme-switch").textContent = isDark() ? "Light" : "Dark";
}

function switchTheme() {
  setTheme(isDark() ? "light" : "dark");
  keep("attrib.theme", page.dataset.theme);
}

function switchList() {
  const listed = page.classList.toggle("listed");
  document.getElementById("list-switch").setAttribute("aria-pressed", String(listed));
  if (listed) document.getElementById("all-claims").scrollIntoView();
}

const KEYS = {
  0: () => setFilter(null),
  j: () => goTo(step(1)),
  k: () => goTo(step(-1)),
  o: () => current?.source_id && goToSource(sourceNumber.get(current.source_id)),
  l: switchList,
  t: switchTheme,
  y: copyLink,
  r: () => setReviewing(!isReviewing()),
  "?": () => keysDialog.showModal(),
};
const verdictFilters = document.querySelectorAll("button.filter[data-verdict]");
verdictFilters.forEach((button, index) => {
  KEYS[index + 1] = () => button.click();
});
const REVIEW_KEYS = {
  a: () => form?.choose("agree"),
  c: () => form?.choose("correct"),
  x: () => form?.choose("reject"),
  u: () => form?.clear(),
  m: () => openMissed(),
  n: nextUndecided,
  z: undo,
  s: save,
};

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (key === "Escape") return escape();
  if (target.closest("input, textarea, select")) return;
  if (key === "Enter" && target.closest("a.claim")) {
    event.preventDefault();
    show(claimAt(target));
    card.focus({ preventScroll: true });
    return;
  }
  const act = keysOn.checked && (KEYS[key] ?? (isReviewing() ? REVIEW_KEYS[key] : undefined));
  if (!act) return;
  event.preventDefault();
  act();
});

/** Show the claim or the source that the page's address names: by the claim's id, or its number. */
function goToAddress() {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // A name that nothing has.
  }
  const [, kind, number] = name.match(/^(claim-|at-|source-|c)(\d+)$/) ?? [];
  if (claimOf.has(name)) goTo(claimOf.get(name));
  else if (kind === "source-") goToSource(Number(number));
  else if (kind) goTo(claims[number - 1]);
}

function escape() {
  const inCard = card.contains(document.activeElement);
  if (inCard && current) current.link?.focus({ preventScroll: true });
  else if (current || card.dataset.empty === "false") leaveCard();
  else if (filter) setFilter(null);
}

for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
document.getElementById("theme-switch").addEventListener("click", switchTheme);
document.getElementById("list-switch").addEventListener("click", switchList);
document.getElementById("review-switch").addEventListener("click", () => setReviewing(!isReviewing()));
document.getElementById("keys-open").addEventListener("click", () => keysDialog.showModal());
keysOn.addEventListener("change", () => keep("attrib.keys", keysOn.checked ? null : "off"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(null));
addEventListener("hashchange", () => {
  keepInTab(inTab);
  goToAddress();
});
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details")) each.open = true;
});

page.classList.add("scripted");
document.getElementById("review-switch").hidden = report.text === null;
keysOn.checked = kept("attrib.keys") !== "off";
setTheme(kept("attrib.theme"));
setReviewing(decisions.length > 0);
if (claims.some(({ verdict }) => verdict.startsWith("anonymous"))) verdictFilters[0].click();
goToAddress();
if (!keeps) say(KEEPS_NOTHING);
