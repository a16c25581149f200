/* Decisions and reviews, as the contract attrib.review/1 has them. A list of decisions is never changed: each change
   gives a new list. */

const SCHEMA = "attrib.review/1";
const AROUND = 32;
const CHOICES = ["agree", "correct", "missed", "reject"];
const STANCES = ["asserts", "denies", "doubts", "asks"];
const VERDICTS = ["named", "anonymous_official", "anonymous_other", "unattributed"];

/** What a decision is about: a claim, or a place where one was missed. */
function keyOf(decision) {
  return decision.claim ?? `missed ${decision.content.map(({ start, end }) => `${start}-${end}`).join(" ")}`;
}

function decisionOn(decisions, key) {
  return decisions.find((each) => keyOf(each) === key) ?? null;
}

function withDecision(decisions, decision, key = keyOf(decision)) {
  const at = decisions.findIndex((each) => keyOf(each) === key);
  const others = decisions.filter((each) => keyOf(each) === key || keyOf(each) !== keyOf(decision));
  return at < 0 ? [...others, decision] : others.map((each) => (keyOf(each) === key ? decision : each));
}

function withoutDecision(decisions, key) {
  return decisions.filter((each) => keyOf(each) !== key);
}

function quotation({ start, end }) {
  return {
    exact: textBetween(start, end),
    prefix: textBetween(Math.max(0, start - AROUND), start),
    suffix: textBetween(end, end + AROUND),
    start,
    end,
  };
}

function now() {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

/** A decision on a claim as the report has it. */
function decided(claim, decision, note, by) {
  const rejected = decision === "reject";
  return {
    claim: claim.id,
    decision,
    content: claim.content.map(quotation),
    verdict: rejected ? null : claim.verdict,
    stance: rejected ? null : claim.stance,
    source_id: rejected ? null : claim.source_id,
    source: rejected || !claim.source ? null : quotation(claim.source),
    note,
    by,
    at: now(),
  };
}

/** Who stands behind a claim: a source of the report, words of the article, or nobody (null). */
function sourceFields(chosen, claim) {
  if (!chosen) return { source_id: null, source: null };
  if (!chosen.source) return { source_id: null, source: quotation(chosen) };
  const { source } = chosen;
  const own = claim?.source && claim.source_id === source.id ? claim.source : source.mentions[0];
  return { source_id: source.id, source: own ? quotation(own) : null };
}

function reviewOf(decisions) {
  const { sha256, title, path } = report.article;
  return { schema: SCHEMA, article: { sha256, title, path, claims: claims.length }, decisions };
}

/** The decisions of a review in a file. Throws an Error whose message says in one sentence what is wrong with it. */
function decisionsIn(text) {
  let review;
  try {
    review = JSON.parse(text);
  } catch {
    throw new Error("it is no JSON.");
  }
  if (review?.schema !== SCHEMA) throw new Error(`it is no review of the form ${SCHEMA}.`);
  if (!isRecord(review.article) || !Array.isArray(review.decisions)) throw new Error("it is no whole review.");
  if (review.article.sha256 !== report.article.sha256) {
    const title = typeof review.article.title === "string" ? `, “${shown(review.article.title).slice(0, 120)}”` : "";
    throw new Error(`it is about another article or another version of this one${title}.`);
  }
  review.decisions.forEach((decision, index) => {
    const wrong = faultOf(decision);
    if (wrong) throw new Error(`decision ${index + 1}: ${wrong}.`);
  });
  return review.decisions.map(({ claim, decision, content, corrected_content, verdict, stance, source_id, source, note, by, at }) => ({
    claim, decision, content, ...(corrected_content && { corrected_content }), verdict, stance: stance ?? null,
    source_id: source_id ?? null, source: source ?? null, note: note ?? "", by, at,
  }));
}

function faultOf(decision) {
  if (!isRecord(decision)) return "is none";
  const { claim, decision: choice, content, corrected_content: corrected, verdict, stance, source_id, source, note, by, at } = decision;
  if (!CHOICES.includes(choice)) return "what was decided is not said";
  if (choice === "missed" ? claim !== null : typeof claim !== "string") return "which claim it is about is not said";
  if (!isContent(content) || (corrected !== undefined && !isContent(corrected))) return "its words are not those of the article";
  if (corrected && choice !== "correct") return "only what is corrected has other content";
  if (choice === "reject" ? verdict !== null : !VERDICTS.includes(verdict)) return "its verdict is none";
  if (![undefined, null, ...STANCES].includes(stance)) return "its stance is none";
  if (![undefined, null].includes(source_id) && typeof source_id !== "string") return "its source is none";
  if (![undefined, null].includes(source) && !isQuotation(source)) return "its source's words are not those of the article";
  if (note !== undefined && typeof note !== "string") return "its note is none";
  if (typeof by !== "string" || typeof at !== "string") return "who decided, or when, is not said";
  return null;
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isContent(value) {
  return Array.isArray(value) && value.length > 0 && value.every(isQuotation);
}

function isQuotation(value) {
  return isRecord(value) && Number.isInteger(value.start) && Number.isInteger(value.end)
    && value.start >= 0 && value.end <= points.length && textBetween(value.start, value.end) === value.exact
    && ["prefix", "suffix"].every((each) => value[each] === undefined || typeof value[each] === "string");
}

/** Two lists as one: of two decisions on the same claim the later one stays. */
function merged(mine, theirs) {
  let list = mine;
  let kept = 0;
  for (const decision of theirs) {
    const present = decisionOn(list, keyOf(decision));
    if (present && Date.parse(present.at) > Date.parse(decision.at)) kept += 1;
    else list = withDecision(list, decision);
  }
  return { list, kept };
}
