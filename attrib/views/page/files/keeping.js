/* What the browser keeps from one visit to the next, and the tab from one loading to the next: Chromium, when busy, has
   shown a page an empty store at one loading and all that is in it at the next. Where nothing is kept, everything else
   still works. */

const KEPT = `attrib.review ${report.article.sha256} ${report.rules.sha256}`;
let keeps = true;
let inTab = history.state ?? {};

function kept(name) {
  let value = null;
  try {
    value = localStorage.getItem(name);
  } catch {
    keeps = false;
  }
  return value ?? inTab[name] ?? null;
}

function keep(name, value) {
  keepInTab({ ...inTab, [name]: value });
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
    keeps = true;
  } catch {
    keeps = false;
  }
  return keeps;
}

function keepInTab(values) {
  inTab = values;
  try {
    history.replaceState(inTab, "");
  } catch {
    // The browser takes no more of it.
  }
}

/** The decisions that were kept, and whether they are in a file too. */
function keptReview() {
  const text = kept(KEPT);
  if (text === null) return { decisions: [], saved: true };
  try {
    const { review, saved } = JSON.parse(text);
    return { decisions: decisionsIn(JSON.stringify(review)), saved: saved === true };
  } catch {
    return { decisions: [], saved: true };
  }
}

function keepReview(decisions, saved) {
  return keep(KEPT, decisions.length ? JSON.stringify({ review: reviewOf(decisions), saved }) : null);
}
