/* The article as it stands in the page. All offsets count code points of the report's text, as the report's do. */

const report = JSON.parse(document.getElementById("report").textContent);
const points = Array.from(report.text ?? "");
const page = document.documentElement;
const article = document.getElementById("article");
const stretches = [document.getElementById("headline"), article];
const segments = [...document.querySelectorAll("[data-at]")];
const claims = report.claims.map((claim, index) => ({
  ...claim,
  number: index + 1,
  link: document.getElementById(`at-${index + 1}`),
  label: document.getElementById(`at-${index + 1}`)?.getAttribute("aria-label"),
  told: document.getElementById(`claim-${index + 1}`),
  segments: [],
}));
const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
const sourceNumber = new Map(report.sources.map((source, index) => [source.id, index + 1]));

for (const segment of segments) {
  for (const name of ["said", "voice", "cue"]) {
    for (const number of numbersOf(segment, name)) claims[number - 1].segments.push(segment);
  }
}

function numbersOf(segment, name) {
  return (segment.dataset[name] ?? "").split(" ").filter(Boolean).map(Number);
}

/** The innermost claim at an element: the one that says it, or else whose source or cue it is. */
function claimAt(element) {
  const link = element.closest?.("a.claim");
  if (link) return claims[link.dataset.claim - 1];
  const segment = element.closest?.("[data-at]");
  if (!segment) return null;
  const number = ["said", "voice", "cue"].map((name) => numbersOf(segment, name).at(-1)).find(Boolean);
  return number ? claims[number - 1] : null;
}

function countPoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The text from start to end, in code points. */
function textBetween(start, end) {
  return points.slice(start, end).join("");
}

/** Text that may hold anything, as it may be shown: nothing in it orders the text around it anew. */
function shown(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/** Where in the text a place in the page is: of a place between segments, where the next one starts. */
function offsetAt(node, offset) {
  const segment = node.nodeType === Node.TEXT_NODE ? node.parentElement.closest("[data-at]") : null;
  if (segment) {
    return Number(segment.dataset.at) + countPoints(node.data.slice(0, offset));
  }
  const place = document.createRange();
  place.setStart(node, offset);
  const next = segments.find((each) => place.comparePoint(each, 0) >= 0);
  return next ? Number(next.dataset.at) : points.length;
}

/** Whether a node of the page belongs to the article: to its headline, or to the rest of it. */
function isOfArticle(node) {
  return stretches.some((each) => each.contains(node));
}

/** What is selected in the article, without white space around it, as {start, end}; null where nothing is. */
function selectedRange() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!stretches.some((each) => range.intersectsNode(each))) return null;
  let start = offsetAt(range.startContainer, range.startOffset);
  let end = offsetAt(range.endContainer, range.endOffset);
  while (start < end && !points[start].trim()) start += 1;
  while (end > start && !points[end - 1].trim()) end -= 1;
  return start < end ? { start, end } : null;
}

/** Where words stand in the article, however its white space falls, nearest to a place; null where they do not. */
function findWords(words, near) {
  const parts = words.trim().split(/\s+/u).map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  if (!parts[0] || report.text === null) return null;
  let best = null;
  for (const match of report.text.matchAll(new RegExp(parts.join("\\s+"), "gu"))) {
    const start = countPoints(report.text.slice(0, match.index));
    const found = { start, end: start + countPoints(match[0]) };
    if (!best || Math.abs(found.start - near) < Math.abs(best.start - near)) best = found;
  }
  return best;
}

/** The place in the page for an offset, for highlights. */
function placeOf(offset, isEnd) {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const at = Number(segments[middle].dataset.at);
    if (isEnd ? at < offset : at <= offset) low = middle;
    else high = middle - 1;
  }
  const node = segments[low].firstChild;
  const within = Array.from(node.data).slice(0, offset - Number(segments[low].dataset.at)).join("").length;
  return [node, within];
}

function highlight(name, ranges) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  CSS.highlights.set(name, new Highlight(...ranges.filter((each) => each && segments.length).map(({ start, end }) => {
    const range = document.createRange();
    range.setStart(...placeOf(start, false));
    range.setEnd(...placeOf(end, true));
    return range;
  })));
}
