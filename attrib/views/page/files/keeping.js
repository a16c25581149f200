/* What the browser keeps from one visit to the next. Where it keeps nothing, everything else still works. */

const KEPT = `attrib.review ${report.article.sha256} ${report.rules.sha256}`;
let keeps = true;

function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    keeps = false;
    return null;
  }
}

function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
    keeps = true;
  } catch {
    keeps = false;
  }
  return keeps;
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
