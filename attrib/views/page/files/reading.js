/* Reading: the claim in the panel, the way from claim to claim, and which claims are marked. */

const card = document.getElementById("card");
const cardTold = document.getElementById("card-told");
const cardForm = document.getElementById("card-form");
const copied = document.getElementById("copied");
const linkButton = document.getElementById("card-link");
const hint = cardTold.firstElementChild;
/** Pixels that stay free around a claim that is brought into sight. */
const MARGIN = 12;
let current = null;
let previewed = null;
/** The number of the claim that was shown last: from there the way goes on, whether it is shown still or not. */
let place = null;
let filter = null;
let onShown = () => {};

function tell(claim) {
  card.dataset.empty = String(!claim);
  page.classList.toggle("sheet", Boolean(claim));
  const [head, said, ...facts] = claim ? claim.told.cloneNode(true).children : [hint];
  cardTold.replaceChildren(...[head, said, cardForm, ...facts].filter(Boolean));
  card.scrollTop = 0;
  linkButton.textContent = "Copy link";
  copied.textContent = "";
}

function mark(claim, on) {
  for (const each of claim ? [claim.link, ...claim.segments] : []) each?.classList.toggle("current", on);
}

/** Show a claim in the panel and keep it there; null for none. */
function show(claim) {
  mark(previewed, false);
  mark(current, false);
  previewed = null;
  current = claim;
  place = claim?.number ?? place;
  mark(claim, true);
  tell(claim);
  onShown(claim);
}

/** Show a claim that is pointed at; null for none, when the panel goes back to the one that it keeps, if any. */
function preview(claim) {
  if (claim === previewed) return;
  mark(previewed, false);
  mark(current, !claim);
  previewed = claim;
  mark(claim, true);
  if (claim || current) tell(claim ?? current);
  if (!claim) onShown(current);
}

/** From where to where a claim stands in the window. */
function extentOnPage(claim) {
  const boxes = [claim.link, ...claim.segments.filter((each) => numbersOf(each, "said").includes(claim.number))]
    .map((each) => each.getBoundingClientRect());
  return { top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) };
}

/** Bring all of a claim into sight, above the panel where that lies over the page; into the middle if `centred`. */
function bringIntoSight(claim, centred = false) {
  const { top, bottom } = extentOnPage(claim);
  const bar = document.getElementById("review-bar").getBoundingClientRect();
  const first = MARGIN + Math.max(0, bar.top < MARGIN ? bar.bottom : 0);
  const last = (getComputedStyle(card).position === "fixed" ? card.getBoundingClientRect().top : innerHeight) - MARGIN;
  const middle = first + Math.max(0, last - first - (bottom - top)) / 2;
  const by = centred ? top - middle : top < first ? top - first : Math.min(Math.max(0, bottom - last), top - first);
  if (by) scrollBy(0, by);
}

function goTo(claim) {
  if (!claim?.link) return;
  if (!isKept(claim)) setFilter(null);
  claim.link.focus({ preventScroll: true });
  if (current !== claim) show(claim);
  bringIntoSight(claim, true);
}

/** Copy a link to the claim at hand, which leads to it as long as its words stay. */
async function copyLink() {
  if (!current) return;
  history.replaceState(history.state, "", `#${encodeURIComponent(current.id)}`);
  let told = "Link copied";
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    told = "See address bar";
  }
  linkButton.textContent = copied.textContent = told;
}

function goToSource(number) {
  const item = document.getElementById(`source-${number}`);
  if (!item) return;
  document.querySelector(".source.current")?.classList.remove("current");
  item.classList.add("current");
  item.parentElement.closest("details")?.setAttribute("open", "");
  item.firstElementChild.open = true;
  item.scrollIntoView({ block: "nearest" });
  item.querySelector("summary").focus({ preventScroll: true });
}

/** The claim that follows (or precedes) the one at hand, among those that are wanted. */
function step(by, wanted = () => true) {
  const eligible = (claim) => isKept(claim) && claim.link && wanted(claim);
  const at = place === null ? (by > 0 ? -1 : claims.length) : place - 1;
  for (let index = at + by; index >= 0 && index < claims.length; index += by) {
    if (eligible(claims[index])) return claims[index];
  }
  return null;
}

function isKept(claim) {
  return !filter || filter.keeps(claim);
}

function setFilter(wanted) {
  filter = wanted;
  page.classList.toggle("filtering", Boolean(wanted));
  const keptOnes = wanted ? claims.filter(wanted.keeps) : [];
  for (const each of document.querySelectorAll(".kept")) each.classList.remove("kept");
  for (const claim of keptOnes) for (const each of [claim.link, ...claim.segments]) each?.classList.add("kept");
  for (const button of document.querySelectorAll("button.filter")) {
    button.setAttribute("aria-pressed", String(wanted?.button === button));
  }
  const line = document.getElementById("filtered");
  line.replaceChildren();
  if (!wanted) return;
  const clear = document.createElement("button");
  clear.type = "button";
  clear.textContent = "Mark all";
  clear.addEventListener("click", () => setFilter(null));
  const name = document.createElement("bdi");
  name.textContent = wanted.name;
  line.append(`Marked: ${keptOnes.length} of ${claims.length} claims, `, name, " ", clear);
}

function filterBy(button) {
  if (filter?.button === button) return setFilter(null);
  const { verdict, source } = button.dataset;
  const wanted = verdict ? verdict.split(" ") : report.sources[source - 1].claims;
  const name = (verdict ? button.querySelector(".label") : button.closest(".source").querySelector(".name")).textContent;
  return setFilter({ button, name, keeps: (claim) => wanted.includes(verdict ? claim.verdict : claim.id) });
}

/** Whether the panel holds a form into which words of the article go. */
function isFilled() {
  return Boolean(wordsWanted) || (!current && Boolean(cardForm.firstChild));
}

function isSelecting() {
  return !getSelection().isCollapsed;
}

for (const stretch of stretches) {
  stretch.addEventListener("click", (event) => {
    const claim = claimAt(event.target);
    const onLink = event.target.closest("a.claim");
    if (onLink) event.preventDefault();
    if (!claim || !(onLink || !(isSelecting() || isFilled()))) return;
    show(claim);
    bringIntoSight(claim);
  });
  stretch.addEventListener("focusin", (event) => {
    const claim = claimAt(event.target);
    if (!claim || claim === current) return;
    show(claim);
    bringIntoSight(claim);
  });
  stretch.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && !event.buttons && !cardForm.firstChild) preview(claimAt(event.target));
  });
  stretch.addEventListener("pointerleave", () => {
    if (previewed) preview(null);
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const filterButton = event.target.closest("button.filter");
  if (filterButton) filterBy(filterButton);
  if (!link || isOfArticle(link)) return;
  const [, kind, number] = link.getAttribute("href").match(/^#(at|source)-(\d+)$/) ?? [];
  if (!kind) return;
  event.preventDefault();
  if (kind === "at") goTo(claims[number - 1]);
  else goToSource(Number(number));
});
document.getElementById("card-close").addEventListener("click", () => leaveCard());
linkButton.addEventListener("click", copyLink);

function leaveCard() {
  const link = current?.link;
  show(null);
  link?.focus({ preventScroll: true });
  if (current) show(null);
}
