/* A strip beside the article that shows where unnamed sources speak, and which part of the article is in sight. It is
   for the pointer: keys and screen readers go the same way from one marked claim to the next. */

const strip = document.getElementById("strip");
const onStrip = claims.filter((claim) => isUnnamed(claim) && claim.link);
const inSight = drawnOn("sight");
const ticks = onStrip.map((claim) => drawnOn(claim.verdict));

function drawnOn(name) {
  const field = document.createElementNS(strip.namespaceURI, "rect");
  field.setAttribute("class", name);
  field.setAttribute("width", "100%");
  strip.append(field);
  return field;
}

function setOn(field, top, bottom, whole) {
  field.setAttribute("y", `${Math.max(0, (100 * (top - whole.top)) / whole.height)}%`);
  field.setAttribute("height", `${Math.max(0.4, (100 * (bottom - top)) / whole.height)}%`);
}

function drawStrip() {
  const whole = article.getBoundingClientRect();
  onStrip.forEach((claim, index) => {
    const { top, bottom } = extentOnPage(claim);
    setOn(ticks[index], top, bottom, whole);
  });
  drawSight();
}

function drawSight() {
  const whole = article.getBoundingClientRect();
  const within = (place) => Math.min(Math.max(place, whole.top), whole.bottom);
  setOn(inSight, within(0), within(innerHeight), whole);
}

strip.addEventListener("click", (event) => {
  const whole = strip.getBoundingClientRect();
  const wanted = (event.clientY - whole.top) / whole.height;
  const text = article.getBoundingClientRect();
  const distance = (claim) => Math.abs((extentOnPage(claim).top - text.top) / text.height - wanted);
  goTo(onStrip.reduce((best, claim) => (distance(claim) < distance(best) ? claim : best)));
});
strip.classList.toggle("empty", !onStrip.length);
if (onStrip.length) {
  new ResizeObserver(drawStrip).observe(article);
  addEventListener("scroll", drawSight, { passive: true });
}
