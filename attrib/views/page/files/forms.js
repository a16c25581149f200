/* Forms in the panel: what a reviewer decides of one claim, and what the report missed. */

let wordsWanted = null;

function copyOf(name) {
  return document.getElementById(name).content.cloneNode(true);
}

function field(form, name) {
  return form.querySelector(`[data-field="${name}"]`);
}

function part(form, name) {
  return form.querySelector(`[data-part="${name}"]`);
}

/** A field for words of the article, which are selected there or typed; what it holds is its `range`. */
function wordsField(input, notice, near, changed) {
  const words = { range: null };
  const hold = (range) => {
    words.range = range;
    highlight("chosen", range ? [range] : []);
    notice.textContent = input.value.trim() && !range ? "These words are not in the article." : "";
  };
  words.set = (range) => {
    input.value = textBetween(range.start, range.end);
    hold(range);
  };
  words.take = (range) => {
    if (range.start === words.range?.start && range.end === words.range.end) return;
    words.set(range);
    changed();
  };
  input.addEventListener("input", () => {
    hold(findWords(input.value, words.range?.start ?? near));
    changed();
  });
  input.addEventListener("focus", () => {
    wordsWanted = words;
  });
  return words;
}

/** The fields for verdict, source and stance, and what is chosen in them. */
function correction(place, claim, near, changed) {
  place.replaceChildren(copyOf("correction-form"));
  const verdict = field(place, "verdict");
  const source = field(place, "source");
  const stance = field(place, "stance");
  const box = part(place, "words");
  const words = wordsField(field(place, "words"), part(place, "words-said"), near, changed);
  const open = () => {
    box.hidden = source.value !== "words";
  };
  source.addEventListener("change", () => {
    const chosen = report.sources[source.value.replace("source-", "") - 1];
    if (chosen) verdict.value = chosen.verdict;
    else if (!source.value) verdict.value = "unattributed";
    else if (verdict.value === "unattributed") verdict.value = "named";
    open();
    wordsWanted = box.hidden ? null : words;
    changed();
  });
  verdict.addEventListener("change", () => {
    if (verdict.value === "unattributed") source.value = "";
    open();
    if (box.hidden) wordsWanted = null;
    changed();
  });
  stance.addEventListener("change", changed);
  return {
    /** Show what was decided, which decides nothing. */
    set(decision) {
      verdict.value = decision.verdict;
      stance.value = decision.stance ?? claim?.stance ?? "asserts";
      source.value = decision.source_id ? `source-${sourceNumber.get(decision.source_id)}` : decision.source ? "words" : "";
      open();
      if (source.value === "words") words.set(decision.source);
    },
    get verdict() {
      return verdict.value;
    },
    get stance() {
      return stance.value;
    },
    /** The fields of a decision; null where the words of the source are still wanted. */
    get fields() {
      if (source.value === "words") return words.range && sourceFields(words.range, claim);
      const chosen = report.sources[source.value.replace("source-", "") - 1];
      return sourceFields(chosen ? { source: chosen } : null, claim);
    },
  };
}

/** Put the form for a decision on a claim into the panel. `decide` takes a decision, or null for none. */
function decisionForm(claim, decision, note, { decide, noted }) {
  const form = copyOf("decision-form").firstElementChild;
  const choices = [...form.querySelectorAll("[data-choice]")];
  const noteField = field(form, "note");
  const notice = part(form, "said");
  const clear = form.querySelector("[data-act='clear']");
  const corrected = correction(part(form, "correction"), claim, claim.content[0]?.start ?? 0, () => correct());
  const press = (choice) => {
    for (const each of choices) each.setAttribute("aria-pressed", String(each.dataset.choice === choice));
    part(form, "correction").hidden = choice !== "correct";
    if (choice !== "correct") wordsWanted = null;
  };
  const correct = () => {
    const fields = corrected.fields;
    const same = fields && corrected.verdict === claim.verdict && corrected.stance === claim.stance && fields.source_id === claim.source_id
      && fields.source?.start === claim.source?.start && fields.source?.end === claim.source?.end;
    const contradiction = fields && (corrected.verdict === "unattributed") !== (fields.source === null);
    if (!fields) notice.textContent = "Which words of the article name the source?";
    else if (same) notice.textContent = "As in the report so far: choose another verdict, source or stance.";
    else if (contradiction) notice.textContent = "Only what nobody stands behind is unattributed: choose a source.";
    else notice.textContent = "";
    const whole = fields && !same && !contradiction;
    const { verdict, stance } = corrected;
    decide(whole ? (by) => ({ ...decided(claim, "correct", noteField.value, by), verdict, stance, ...fields }) : null);
  };
  const choose = (choice) => {
    const again = form.querySelector("[aria-pressed='true']")?.dataset.choice === choice;
    if (choice === "correct" && again) return field(form, "verdict").focus();
    press(choice);
    notice.textContent = "";
    if (choice === "correct") {
      corrected.set(decided(claim, "agree", "", ""));
      correct();
      return field(form, "verdict").focus();
    }
    return decide((by) => decided(claim, choice, noteField.value, by));
  };
  for (const each of choices) each.addEventListener("click", () => choose(each.dataset.choice));
  noteField.value = note;
  noteField.addEventListener("input", () => noted(noteField.value));
  clear.addEventListener("click", () => {
    press(null);
    notice.textContent = "";
    decide(null);
  });
  if (decision) {
    if (decision.decision === "correct") corrected.set(decision);
    press(decision.decision);
  }
  cardForm.replaceChildren(form);
  return { choose, clear: () => clear.click() };
}

/** Put the form for a missed claim into the panel; `decision` is one that was kept, `range` words that are selected. */
function missedForm(decision, range, { done, cancel }) {
  const form = copyOf("missed-form").firstElementChild;
  const notice = part(form, "said");
  const content = wordsField(field(form, "content"), part(form, "content-said"), 0, () => {});
  const corrected = correction(part(form, "correction"), null, range?.start ?? 0, () => {});
  const at = decision?.content[0] ?? range;
  corrected.set(decision ?? { verdict: "unattributed", source_id: null, source: null });
  if (at) content.set(at);
  wordsWanted = at ? null : content;
  field(form, "note").value = decision?.note ?? "";
  form.querySelector("[data-act='cancel']").addEventListener("click", cancel);
  form.querySelector("[data-act='done']").addEventListener("click", () => {
    const fields = corrected.fields;
    if (!content.range) notice.textContent = "Which words of the article make the claim?";
    else if (!fields) notice.textContent = "Which words of the article name the source?";
    else if ((corrected.verdict === "unattributed") !== (fields.source === null)) {
      notice.textContent = "Only what nobody stands behind is unattributed: choose a source.";
    } else {
      done((by) => ({
        claim: null,
        decision: "missed",
        content: [quotation(content.range)],
        verdict: corrected.verdict,
        stance: corrected.stance,
        ...fields,
        note: field(form, "note").value,
        by,
        at: now(),
      }));
    }
  });
  cardForm.replaceChildren(form);
  field(form, at ? "verdict" : "content").focus({ preventScroll: true });
}

document.addEventListener("selectionchange", () => {
  const range = wordsWanted && selectedRange();
  if (range) wordsWanted.take(range);
});
