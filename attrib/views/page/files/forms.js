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

/** Fields for the parts of what is claimed. Words selected in the article take the place of the parts that they touch. */
function contentsField(place, notice, changed) {
  const contents = { parts: [], before: [] };
  const told = () => {
    highlight("chosen", contents.parts.map(({ range }) => range));
    const strange = contents.parts.some(({ range, text }) => text.trim() && !range);
    notice.textContent = strange ? "These words are not in the article." : "";
  };
  const drawn = (entry) => {
    const input = document.createElement("textarea");
    input.rows = 2;
    input.value = entry.text;
    input.setAttribute("aria-label", "What is claimed");
    input.dataset.field = "contents";
    input.addEventListener("input", () => {
      entry.text = input.value;
      entry.range = findWords(input.value, entry.range?.start ?? entry.near);
      told();
      changed();
    });
    input.addEventListener("focus", () => {
      wordsWanted = contents;
    });
    return input;
  };
  contents.set = (ranges) => {
    contents.parts = ranges.map(({ start, end }) => ({ range: { start, end }, near: start, text: textBetween(start, end) }));
    for (const each of place.querySelectorAll("textarea")) each.remove();
    notice.before(...contents.parts.map(drawn));
    told();
  };
  contents.take = (range) => {
    if (contents.ranges?.some(({ start, end }) => start === range.start && end === range.end)) return;
    const others = contents.before.filter(({ start, end }) => end <= range.start || start >= range.end);
    contents.set([...others, range].sort((one, other) => one.start - other.start));
    changed();
  };
  /** A selection has ended: what the next one touches is replaced anew. */
  contents.settle = () => {
    contents.before = contents.ranges ?? contents.before;
  };
  Object.defineProperty(contents, "ranges", {
    /** The parts; null where words are not in the article, or none are left. */
    get() {
      const ranges = contents.parts.filter(({ text }) => text.trim()).map(({ range }) => range);
      return ranges.length && ranges.every(Boolean) ? ranges : null;
    },
  });
  return contents;
}

function sameRanges(one, other) {
  return one.length === other.length && one.every(({ start, end }, index) => start === other[index].start && end === other[index].end);
}

/** The fields for verdict, source and stance, and what is chosen in them; `idle` takes words that no field wants. */
function correction(place, claim, near, changed, idle = null) {
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
    wordsWanted = box.hidden ? idle : words;
    changed();
  });
  verdict.addEventListener("change", () => {
    if (verdict.value === "unattributed") source.value = "";
    open();
    if (box.hidden) wordsWanted = idle;
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
function decisionForm(claim, decision, note, { decide, noted, next }) {
  const form = copyOf("decision-form").firstElementChild;
  const choices = [...form.querySelectorAll("[data-choice]")];
  const noteField = field(form, "note");
  const notice = part(form, "said");
  const clear = form.querySelector("[data-act='clear']");
  const contents = contentsField(part(form, "contents"), part(form, "contents-said"), () => correct());
  const corrected = correction(part(form, "correction"), claim, claim.content[0]?.start ?? 0, () => correct(), contents);
  const show = (kept) => {
    corrected.set(kept);
    contents.set(kept.corrected_content ?? claim.content);
    contents.settle();
  };
  const press = (choice) => {
    for (const each of choices) each.setAttribute("aria-pressed", String(each.dataset.choice === choice));
    part(form, "correction").hidden = part(form, "contents").hidden = choice !== "correct";
    wordsWanted = choice === "correct" ? contents : null;
  };
  const correct = () => {
    const fields = corrected.fields;
    const { ranges } = contents;
    const cutAnew = ranges && !sameRanges(ranges, claim.content);
    const same = fields && !cutAnew && corrected.verdict === claim.verdict && corrected.stance === claim.stance && fields.source_id === claim.source_id
      && fields.source?.start === claim.source?.start && fields.source?.end === claim.source?.end;
    const contradiction = fields && (corrected.verdict === "unattributed") !== (fields.source === null);
    if (!ranges) notice.textContent = "Which words of the article make the claim?";
    else if (!fields) notice.textContent = "Which words of the article name the source?";
    else if (same) notice.textContent = "As in the report so far: choose other words, another verdict, source or stance.";
    else if (contradiction) notice.textContent = "Only what nobody stands behind is unattributed: choose a source.";
    else notice.textContent = "";
    const whole = ranges && fields && !same && !contradiction;
    const { verdict, stance } = corrected;
    const claimed = cutAnew && { corrected_content: ranges.map(quotation) };
    decide(whole ? (by) => ({ ...decided(claim, "correct", noteField.value, by), ...claimed, verdict, stance, ...fields }) : null);
  };
  const choose = (choice) => {
    const again = form.querySelector("[aria-pressed='true']")?.dataset.choice === choice;
    if (choice === "correct" && again) return field(form, "verdict").focus();
    const selected = selectedRange();
    press(choice);
    notice.textContent = "";
    if (choice === "correct") {
      show(decided(claim, "agree", "", ""));
      if (selected && claim.content.some(({ start, end }) => start < selected.end && selected.start < end)) contents.take(selected);
      else correct();
      return field(form, "verdict").focus();
    }
    return decide((by) => decided(claim, choice, noteField.value, by), true);
  };
  for (const each of choices) each.addEventListener("click", () => choose(each.dataset.choice));
  noteField.value = note;
  noteField.addEventListener("input", () => noted(noteField.value));
  clear.addEventListener("click", () => {
    press(null);
    notice.textContent = "";
    decide(null);
  });
  form.querySelector("[data-act='next']").addEventListener("click", next);
  if (decision) {
    press(decision.decision);
    if (decision.decision === "correct") show(decision);
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

let lastTaken = null;
document.addEventListener("selectionchange", () => {
  const range = selectedRange();
  const same = range?.start === lastTaken?.start && range?.end === lastTaken?.end;
  lastTaken = range;
  if (same || !wordsWanted) return;
  if (range) wordsWanted.take(range);
  else wordsWanted.settle?.();
});
