/* Reviewing: the decisions at hand, their undoing, their saving and loading. */

const status = document.getElementById("status");
let { decisions, saved } = keptReview();
let reviewer = kept("attrib.initials") ?? "";
const KEEPS_NOTHING = "This browser keeps nothing of pages like this one: save the review as a file before you leave.";
const DECIDED = { agree: "Agreed", correct: "Corrected", reject: "Not a claim" };
const undoing = [];
const notes = new Map();
let form = null;
/** Whether the page has ever shown other figures than the report's. */
let figuresMoved = false;
let asReported = null;

function isReviewing() {
  return page.classList.contains("reviewing");
}

function setReviewing(on) {
  if (report.text === null) return;
  page.classList.toggle("reviewing", on);
  document.getElementById("review-bar").hidden = !on;
  document.getElementById("review-switch").setAttribute("aria-pressed", String(on));
  openForm(current);
  render();
}

/** Say something to the reviewer, in one sentence. */
function say(message) {
  status.textContent = message;
}

/** Take a new list of decisions; `undoable` where it is a step of its own. */
function change(list, undoable = true) {
  if (undoable) undoing.push({ decisions, current });
  decisions = list;
  saved = !list.length;
  say(keepReview(decisions, saved) ? "" : KEEPS_NOTHING);
  render();
}

function undo() {
  if (!undoing.length) return;
  const before = undoing.pop();
  change(before.decisions, false);
  if (before.current) goTo(before.current);
  openForm(current);
  say("Undone.");
}

/** Call `use` with the reviewer's initials, which are asked for where they are not known yet. */
function withInitials(use) {
  if (reviewer) use(reviewer);
  else askInitials(use);
}

function askInitials(use = () => {}) {
  const dialog = document.getElementById("initials");
  const input = document.getElementById("initials-field");
  const done = document.getElementById("initials-done");
  input.value = reviewer;
  dialog.onclose = () => {
    if (dialog.returnValue === "done") use(reviewer);
    else openForm(current);
    render();
  };
  done.onclick = () => {
    if (!input.value.trim()) return input.focus();
    reviewer = input.value.trim();
    keep("attrib.initials", reviewer);
    return dialog.close("done");
  };
  input.onkeydown = (event) => {
    if (event.key === "Enter") done.click();
  };
  dialog.returnValue = "";
  dialog.showModal();
}

function openForm(claim) {
  form = null;
  wordsWanted = null;
  highlight("chosen", []);
  cardForm.replaceChildren();
  if (!isReviewing() || !claim) return;
  const decision = decisionOn(decisions, claim.id);
  form = decisionForm(claim, decision, decision?.note ?? notes.get(claim.id) ?? "", {
    decide(make, goesOn = false) {
      const present = decisionOn(decisions, claim.id);
      if (make) withInitials((by) => {
        change(withDecision(decisions, make(by)));
        if (goesOn) goOn(claim);
      });
      else if (present) change(withoutDecision(decisions, claim.id));
    },
    next: nextUndecided,
    noted(note) {
      notes.set(claim.id, note);
      const present = decisionOn(decisions, claim.id);
      if (present) change(withDecision(decisions, { ...present, note, by: reviewer || present.by, at: now() }), false);
    },
  });
}
onShown = openForm;

function openMissed(decision = null) {
  if (!isReviewing()) setReviewing(true);
  const range = decision ? null : selectedRange() ?? lastSelected;
  show(null);
  card.dataset.empty = "false";
  page.classList.add("sheet");
  cardTold.replaceChildren(cardForm);
  const key = decision ? keyOf(decision) : undefined;
  missedForm(decision, range, {
    done: (make) => withInitials((by) => {
      change(withDecision(decisions, make(by), key));
      say("The missed claim is kept.");
      show(null);
      document.getElementById("missed-open").focus();
    }),
    cancel: () => {
      show(null);
      document.getElementById("missed-open").focus();
    },
  });
}

let lastSelected = null;
document.addEventListener("selectionchange", () => {
  const range = selectedRange();
  if (range || isOfArticle(getSelection().anchorNode)) lastSelected = range;
});

function render() {
  const here = decisions.filter((each) => claimOf.has(each.claim));
  const missed = decisions.filter((each) => each.decision === "missed");
  for (const link of document.querySelectorAll("[data-decided]")) {
    delete link.dataset.decided;
    link.setAttribute("aria-label", claimAt(link).label);
  }
  for (const each of here) {
    const { link, label } = claimOf.get(each.claim);
    if (!link) continue;
    link.dataset.decided = each.decision;
    link.setAttribute("aria-label", `${label}. ${DECIDED[each.decision]}`);
  }
  const progress = document.getElementById("progress");
  progress.max = claims.length || 1;
  progress.value = here.length;
  const also = missed.length ? `, ${missed.length} missed` : "";
  document.getElementById("progress-words").textContent = `${here.length} of ${claims.length} decided${also}`;
  tellMoved();
  document.getElementById("undo").disabled = !undoing.length;
  document.getElementById("initials-open").textContent = reviewer ? `By ${shown(reviewer)}` : "Initials …";
  document.getElementById("missed-claims").hidden = !missed.length || !isReviewing();
  document.getElementById("missed-count").textContent = String(missed.length);
  document.getElementById("missed-list").replaceChildren(...missed.map(missedItem));
  highlight("missed", isReviewing() ? missed.flatMap((each) => each.content) : []);
}

/** Show the figures as decided, and in the bar how far they moved. */
function tellMoved() {
  if (!isReviewing() && !figuresMoved) return;
  asReported ??= summaryOf([]);
  const now = isReviewing() && decisions.length ? summaryOf(decisions) : asReported;
  const [from, to] = [percent(asReported.share), percent(now.share)];
  document.getElementById("moved").textContent = `${from === to ? from : `${from} → ${to}`} from unnamed sources`;
  if (figuresMoved || decisions.length) tellFigures(now);
  figuresMoved ||= decisions.length > 0;
}

function missedItem(decision) {
  const item = document.createElement("li");
  const words = document.createElement("bdi");
  words.className = "words";
  words.textContent = decision.content.map((each) => shown(each.exact)).join(" … ");
  const acts = document.createElement("span");
  acts.append(...[
    ["Change", () => openMissed(decision)],
    ["Remove", () => change(withoutDecision(decisions, keyOf(decision)))],
  ].map(([name, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", act);
    return button;
  }));
  item.append(words, acts);
  return item;
}

function fileName() {
  const name = (report.article.path ?? report.article.title ?? "").split(/[\\/]/).pop().replace(/\.[^.]*$/, "");
  return `${name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[.-]+/, "").slice(0, 80) || "article"}.review.json`;
}

function save() {
  const contents = new Blob([`${JSON.stringify(reviewOf(decisions), null, 2)}\n`], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(contents);
  link.download = fileName();
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  saved = true;
  keepReview(decisions, saved);
  say(`Saved as ${link.download}: ${counted(decisions.length)}.`);
}

function counted(number) {
  return `${number} decision${number === 1 ? "" : "s"}`;
}

async function load(file) {
  try {
    const theirs = decisionsIn(await file.text());
    const { list, kept: older } = merged(decisions, theirs);
    const wasEmpty = !decisions.length;
    change(list);
    if (wasEmpty) {
      saved = true;
      keepReview(decisions, saved);
    }
    openForm(current);
    const strange = theirs.filter((each) => each.claim !== null && !claimOf.has(each.claim)).length;
    say([
      `Loaded ${counted(theirs.length)} from ${shown(file.name)}.`,
      older ? `${counted(older)} here stayed, being later.` : "",
      strange ? `${counted(strange)} about claims that this report does not have: kept, and saved again.` : "",
    ].filter(Boolean).join(" "));
  } catch (error) {
    say(`${shown(file.name)} was not loaded, and nothing has changed: ${error.message}`);
  }
}

/** Say what was decided of a claim, and go on to the next. */
function goOn(claim) {
  const told = `Claim ${claim.number}: ${DECIDED[decisionOn(decisions, claim.id).decision]}.`;
  nextUndecided();
  openForm(current);
  say(`${told} ${status.textContent}`.trim());
}

/** Go to the next claim that is not decided: first among those that are marked, then to the others. */
function nextUndecided() {
  const open = (claim) => claim !== current && !decisionOn(decisions, claim.id);
  const next = step(1, open) ?? claims.find((claim) => open(claim) && isKept(claim)) ?? claims.find(open);
  say(next ? "" : "Every claim is decided.");
  if (next) goTo(next);
}

document.getElementById("missed-open").addEventListener("click", () => openMissed());
document.getElementById("undo").addEventListener("click", undo);
document.getElementById("save").addEventListener("click", save);
document.getElementById("initials-open").addEventListener("click", () => askInitials());
document.getElementById("load").addEventListener("click", () => document.getElementById("file").click());
document.getElementById("file").addEventListener("change", async ({ target }) => {
  if (target.files.length) await load(target.files[0]);
  target.value = "";
});
addEventListener("beforeunload", (event) => {
  if (saved) return;
  event.preventDefault();
  event.returnValue = true;
});
