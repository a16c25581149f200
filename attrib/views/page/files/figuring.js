/* The figures as decided: by the same rules as `attrib review apply` has them, in attrib.report.figures and .likely. */

const measured = JSON.parse(document.getElementById("overview").dataset.measured);
const UNNAMED = ["anonymous_official", "anonymous_other"];
const REVIEWED = "reviewed";
const LEAST = 0.02;
const sourceOf = new Map(report.sources.map((source) => [source.id, source]));

let wordCounts = null;

/** How many words begin before a place in the text. */
function wordsBefore(place) {
  wordCounts ??= countWords();
  return wordCounts[place];
}

function countWords() {
  const counts = new Uint32Array(points.length + 1);
  let within = false;
  points.forEach((point, index) => {
    const isOfWord = /[\p{L}\p{N}_]/u.test(point);
    counts[index + 1] = counts[index] + (isOfWord && !within);
    within = isOfWord;
  });
  return counts;
}

function rangesOf(passages) {
  return passages.map(({ start, end }) => [wordsBefore(start), wordsBefore(end)]);
}

function wordsOf(passages) {
  const words = new Set();
  for (const [first, stop] of rangesOf(passages)) for (let word = first; word < stop; word += 1) words.add(word);
  return [...words].sort((one, other) => one - other).join(" ");
}

function plainWords(text) {
  return (text.normalize("NFKC").toUpperCase().toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");
}

/** The claims as decided; claims that are decided are sure. */
function claimsAsDecided(list) {
  const wanted = list.some((decision) => decision.claim === null) ? claims : [];
  const known = new Map(wanted.map((claim) => [wordsOf(claim.content), claim.id]).reverse());
  const standing = new Map();
  for (const decision of list) {
    const missed = decision.claim === null && (known.get(wordsOf(decision.content)) || keyOf(decision));
    const key = decision.claim ?? missed;
    const present = standing.get(key);
    if (!present || Date.parse(present.at) <= Date.parse(decision.at)) standing.set(key, decision);
  }
  const undecided = claims.filter((claim) => !standing.has(claim.id));
  const decided = [...standing].filter(([, each]) => each.decision !== "reject")
    .map(([key, each]) => asDecided(claimOf.get(key), each)).filter(Boolean);
  const all = [...undecided.map((claim) => ({ ...claim, sure: claim.decided !== undefined })), ...decided];
  const endOf = (claim) => claim.content.at(-1).end;
  return all.sort((one, other) => one.content[0].start - other.content[0].start || endOf(other) - endOf(one)
    || (one.number ?? Infinity) - (other.number ?? Infinity));
}

/** A claim with what was decided of it; null for a decision that has no claim here. */
function asDecided(claim, decision) {
  if (claim && decision.decision === "agree") return { ...claim, sure: true };
  if (!claim && decision.claim !== null) return null;
  const { verdict } = decision;
  const source_id = verdict === "unattributed" ? null : decision.source_id ?? knownAs(decision.source);
  const same = claim && source_id === claim.source_id;
  const words = decision.source ?? (source_id === null ? null : claim?.source);
  const kept = same && words?.start === claim.source?.start && words?.end === claim.source?.end;
  const source = sourceOf.get(source_id);
  const kind = same && verdict === claim.verdict ? claim.kind
    : source?.verdict === verdict ? source.kind : verdict === "unattributed" ? "none" : REVIEWED;
  const content = (claim && decision.corrected_content) || (claim ? claim.content : decision.content);
  const { number, sureness } = claim ?? { sureness: 1 };
  return { number, sureness, sure: true, verdict, kind, source_id, content, relays: kept ? claim.relays : [] };
}

/** The source that these words are a mention of, or the name of. */
function knownAs(words) {
  if (!words) return null;
  const name = plainWords(words.exact);
  return report.sources.find((source) =>
    source.mentions.some(({ start, end }) => start === words.start && end === words.end)
    || (source.name && plainWords(source.name) === name))?.id ?? null;
}

/** Each claim with how many words it has that no longer claim has. */
function weighedOf(list) {
  const taken = new Uint8Array(wordsBefore(points.length));
  const spread = list.map((claim) => ({ claim, ranges: rangesOf(claim.content) }));
  for (const each of spread) each.extent = extentOf(each.ranges);
  return spread.sort((one, other) => other.extent - one.extent).map(({ claim, ranges }) => {
    let own = 0;
    for (const [first, stop] of ranges) {
      for (let word = first; word < stop; word += 1) {
        own += 1 - taken[word];
        taken[word] = 1;
      }
    }
    return { claim, own };
  });
}

function extentOf(ranges) {
  let found = 0;
  let reached = 0;
  for (const [first, stop] of [...ranges].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    if (stop > reached) {
      found += stop - Math.max(first, reached);
      reached = stop;
    }
  }
  return found;
}

function summed(weighed, wanted = () => true) {
  return weighed.reduce((sum, { claim, own }) => sum + (wanted(claim) ? own : 0), 0);
}

function isUnnamed(claim) {
  return UNNAMED.includes(claim.verdict);
}

/** The figures of claims: words and claims by verdict, the parts of what is unnamed, and the shares. */
function summaryOf(list) {
  const weighed = weighedOf(claimsAsDecided(list));
  const words = {};
  const numbers = {};
  for (const verdict of VERDICTS) {
    words[verdict] = summed(weighed, (claim) => claim.verdict === verdict);
    numbers[verdict] = weighed.filter(({ claim }) => claim.verdict === verdict).length;
  }
  const unnamed = summed(weighed, isUnnamed);
  const attributed = unnamed + words.named;
  const partOf = ({ kind }) => measured.part_of_kind[kind] ?? "other";
  const verdicts = verdictsOfSources(weighed.map(({ claim }) => claim));
  const relayed = summed(weighed, (claim) => claim.verdict === "named"
    && (claim.relays ?? []).some((each) => UNNAMED.includes(verdicts.get(each))));
  return {
    words, numbers, unnamed, attributed,
    claims: weighed.length,
    total: summed(weighed),
    share: shareOf(unnamed, attributed),
    range: likelyRange(weighed.filter(({ claim }) => claim.verdict !== "unattributed"), attributed),
    parts: Object.keys(measured.parts).map((part) => [part, summed(weighed, (claim) => isUnnamed(claim) && partOf(claim) === part)]),
    relayed: shareOf(relayed, words.named),
  };
}

/** The verdict of each source: of one that decides claims of one verdict only, that one. */
function verdictsOfSources(list) {
  const deciding = new Set(claims.map((claim) => claim.source_id));
  return new Map(report.sources.map(({ id, verdict }) => {
    const own = list.filter((claim) => claim.source_id === id);
    const settled = deciding.has(id) && new Set(own.map((claim) => `${claim.verdict} ${claim.kind}`)).size === 1;
    return [id, settled ? own[0].verdict : verdict];
  }));
}

/** Within what range the share likely lies; null where nothing is attributed, or the report does not say how sure it is. */
function likelyRange(weighed, total) {
  if (!total || weighed.some(({ claim }) => typeof claim.sureness !== "number")) return null;
  const share = summed(weighed, isUnnamed) / total;
  const { misjudged, misread, missed, factor } = measured.spread;
  const side = (wanted) => sideOf(weighed.filter(({ claim }) => isUnnamed(claim) === wanted), total);
  const reach = (each, moved, few) =>
    factor * Math.sqrt(misjudged * each.misjudged + misread * each.misread * Math.max(moved ** 2, LEAST) + missed * few);
  const few = 1 / weighed.length;
  const low = reach(side(true), 1 - share, few * share ** 2);
  const high = reach(side(false), share, few * (1 - share) ** 2);
  const tenths = (value, to) => to(rounded(100 * value, 6)) / 100;
  return [tenths(Math.max(0, share - low), Math.floor), tenths(Math.min(1, share + high), Math.ceil)];
}

function sideOf(weighed, total) {
  const ofSource = new Map();
  const chance = new Map();
  let misread = 0;
  for (const { claim, own } of weighed) {
    if (claim.sure) continue;
    const voice = claim.source_id ?? claim.id;
    ofSource.set(voice, (ofSource.get(voice) ?? 0) + own);
    chance.set(voice, measured.misjudged[claim.kind] ?? measured.misjudged[""]);
    misread += own * own * (1 - claim.sureness);
  }
  let misjudged = 0;
  for (const [voice, own] of ofSource) misjudged += own * own * chance.get(voice);
  return { misjudged: misjudged / total ** 2, misread: misread / total ** 2 };
}

function shareOf(part, whole) {
  return whole ? rounded(part / whole, 4) : 0;
}

/** A number rounded to so many digits, halves to the even one, as in Python. */
function rounded(value, digits) {
  const scaled = value * 10 ** digits;
  const isHalf = (value * 2 ** 20) % 1 === 0 && scaled % 1 === 0.5;
  return isHalf ? (2 * Math.round(scaled / 2)) / 10 ** digits : Number(value.toFixed(digits));
}

function percent(share) {
  if (share > 0 && share < 0.005) return "under 1%";
  if (share >= 0.995 && share < 1) return "over 99%";
  return `${rounded(100 * share, 0)}%`;
}

function headlineOf(summary) {
  const { unnamed, attributed, share } = summary;
  if (!summary.claims) return "No claim found.";
  const [low, high] = summary.range ?? [0, 0];
  const likely = low < high ? `likely ${rounded(100 * low, 0)}–${rounded(100 * high, 0)}%` : "";
  if (!attributed) return "Nothing in the story is attributed to anyone.";
  if (!unnamed) return `All attributed words come from named sources${likely && ` (from unnamed ones ${likely})`}.`;
  const told = unnamed === attributed ? "All" : `${capital(percent(share))} of the`;
  return `${told} attributed words come from unnamed sources${likely && ` (${likely})`}.`;
}

function secondLineOf({ attributed, unnamed, parts, relayed, words, total }) {
  if (!attributed) return "";
  const silent = percent(words.unattributed / total);
  const shares = parts.filter(([, own]) => own).map(([part, own]) => `${percent(shareOf(own, attributed))} from ${measured.parts[part]}`);
  return [
    shares.length ? `Of the attributed words ${shares.join(", ").replace(" from", " come from")}.` : "",
    relayed ? `Named sources have ${percent(relayed)} of their words from unnamed ones.` : "",
    words.unattributed && !unnamed ? `${capital(silent)} of the story has no attribution.` : "",
    words.unattributed && unnamed ? `Unnamed sources carry ${percent(shareOf(unnamed, total))} of the whole story; ${silent} has no attribution.` : "",
  ].filter(Boolean).join(" ");
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Show figures in the sentences, the bar and the table. */
function tellFigures(summary) {
  const overview = document.getElementById("overview");
  overview.querySelector(".headline-figure").textContent = headlineOf(summary);
  overview.querySelector(".second-line").textContent = secondLineOf(summary);
  const told = [];
  let left = 0;
  for (const field of overview.querySelectorAll(".bar rect")) {
    const verdict = field.classList[1];
    const width = summary.total ? (100 * summary.words[verdict]) / summary.total : 0;
    told.push(`${verdict.replace("_", " ")} ${percent(width / 100)}`);
    field.setAttribute("x", `${left}%`);
    field.setAttribute("width", `${width}%`);
    left += width;
  }
  overview.querySelector(".bar")?.setAttribute("aria-label", `Words in claims by verdict: ${told.join(", ")}`);
  for (const button of overview.querySelectorAll("button.filter")) {
    const verdicts = button.dataset.verdict.split(" ");
    const sum = (tally) => verdicts.reduce((all, verdict) => all + tally[verdict], 0);
    const [share, words, number] = button.closest("tr").querySelectorAll("td");
    share.textContent = summary.total ? percent(sum(summary.words) / summary.total) : "–";
    words.textContent = sum(summary.words).toLocaleString("en-US");
    number.textContent = sum(summary.numbers).toLocaleString("en-US");
  }
}
