// Goes through the changes of a page, and ties each to its place in the pictures. Texts are only ever set as text.
(() => {
  "use strict";
  const root = document.documentElement;
  const words = JSON.parse(document.body.dataset.words);
  const bar = document.querySelector(".bar");
  const quick = matchMedia("(prefers-reduced-motion: reduce)");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const made = (name, type, inside) => {
    const element = document.createElement(name);
    element.className = type;
    inside.append(element);
    return element;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  root.classList.add("js");

  // --- the list: every change becomes a button

  const changes = all(".change");
  const buttons = changes.map((change) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...change.childNodes);
    change.append(button);
    button.addEventListener("click", () => choose(change));
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) {
      button.addEventListener(event, () => hint(change, on));
    }
    return button;
  });
  const journeys = all(".journey").map((section) => ({
    section,
    names: JSON.parse(section.dataset.things),
    changes: changes.filter((change) => section.contains(change)),
    panels: all(".panel", section),
  }));
  const journeyOf = (element) => journeys.find((one) => one.section.contains(element));
  const about = (journey, thing) => journey.changes.filter((change) => change.dataset.thing === thing);
  const spots = (journey, thing) => all(".spot", journey.section).filter((spot) => spot.dataset.thing === thing);
  // Whether a place is where a change is seen: that of its thing, or the very row that tells it.
  const meant = (spot, change) =>
    spot.dataset.thing === change.dataset.thing && ["", change.dataset.field].includes(spot.dataset.field);
  let current = null;

  function hint(change, on) {
    const thing = change.dataset.thing;
    if (thing) spots(journeyOf(change), thing).forEach((spot) => spot.classList.toggle("near", on));
  }

  function choose(change, focus = false) {
    all(".on, .about").forEach((one) => one.classList.remove("on", "about"));
    all("[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
    current = change;
    const journey = journeyOf(change);
    const thing = change.dataset.thing;
    change.classList.add("on");
    const button = buttons[changes.indexOf(change)];
    button.setAttribute("aria-current", "true");
    if (thing) {
      about(journey, thing).forEach((one) => one !== change && one.classList.add("about"));
      spots(journey, thing).forEach((spot) => spot.classList.toggle("on", meant(spot, change)));
      journey.panels.filter((panel) => panel.classList.contains("shown")).forEach((panel) => show(panel, change));
    }
    if (focus) button.focus({ preventScroll: true });
    bring(button, journey.section.querySelector(".stage") ?? journey.section);
    say(change);
  }

  // Scrolls the page as little as possible so that the pictures stand still in it and the entry is in sight.
  function bring(button, stage) {
    const entry = button.getBoundingClientRect();
    const picture = stage.getBoundingClientRect();
    const room = 16;
    const beside = Math.abs(picture.left - entry.left) > 2 * room;
    const still = getComputedStyle(stage).position === "sticky";
    const lift = still ? Math.max(0, picture.top - (beside ? room : 0)) : 0;
    const top = still && !beside ? picture.height + room : room;
    const bottom = innerHeight - bar.offsetHeight - room;
    const low = Math.max(0, entry.bottom - lift - bottom);
    const by = lift + (entry.top - lift < top ? entry.top - lift - top : low);
    if (by) scrollBy({ top: by, behavior: quick.matches ? "auto" : "smooth" });
  }

  function say(change) {
    bar.querySelector(".counter").textContent = fill(words.counter, { n: changes.indexOf(change) + 1, all: changes.length });
    bar.querySelector(".said").textContent = change.querySelector(".text").textContent;
  }

  function step(by) {
    if (!changes.length) return;
    const at = current ? changes.indexOf(current) + by : by > 0 ? 0 : changes.length - 1;
    choose(changes[(at + changes.length) % changes.length], buttons.includes(document.activeElement));
  }

  // --- the pictures: a button over every place that something is said about

  function place(panel) {
    const journey = journeyOf(panel);
    for (const paper of all(".paper", panel)) {
      const whole = paper.querySelector("svg").getBoundingClientRect();
      if (!whole.width || paper.querySelector(".spot")) continue;
      const found = [];
      for (const [thing, ids, field] of JSON.parse(paper.dataset.places)) {
        const boxes = ids.map((id) => document.getElementById(id)).filter(Boolean).map((one) => one.getBoundingClientRect());
        const seen = boxes.filter((box) => box.width || box.height);
        if (seen.length) found.push({ thing, field, box: around(seen, whole), first: !found.some((one) => one.thing === thing) });
      }
      found.sort((one, two) => one.box.left - two.box.left || one.box.top - two.box.top);
      for (const one of found) spot(journey, paper, one);
    }
  }

  function around(boxes, whole) {
    const room = 4;
    const left = Math.min(...boxes.map((box) => box.left)) - whole.left - room;
    const top = Math.min(...boxes.map((box) => box.top)) - whole.top - room;
    const right = Math.max(...boxes.map((box) => box.right)) - whole.left + room;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) - whole.top + room;
    const part = (length, side) => (100 * length) / side;
    return {
      left: part(left, whole.width), top: part(top, whole.height),
      width: part(right - left, whole.width), height: part(bottom - top, whole.height),
    };
  }

  function spot(journey, paper, { thing, field, box, first }) {
    const button = made("button", "spot", paper);
    const every = about(journey, thing);
    const own = field ? every.filter((entry) => entry.dataset.field === field) : every;
    const entries = own.length ? own : every;
    button.type = "button";
    button.dataset.thing = thing;
    button.dataset.field = field;
    button.tabIndex = first ? 0 : -1; // the tab key stops once at a thing: its other places lead to the same entries
    const text = entries.length === 1 ? words["place.one"] : words["place.other"];
    button.setAttribute("aria-label", fill(text, { name: journey.names[thing], n: entries.length }));
    for (const side of ["left", "top", "width", "height"]) button.style[side] = `${box[side]}%`;
    button.addEventListener("click", () => {
      const at = entries.indexOf(current);
      choose(entries[(at + 1) % entries.length]);
    });
    const near = (on) => entries.forEach((entry) => entry.classList.toggle("near", on));
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) {
      button.addEventListener(event, () => near(on));
    }
    if (current && journeyOf(current) === journey && meant(button, current)) button.classList.add("on");
  }

  const last = new WeakMap(); // where a scroller stood when it was last in step with its other side
  const rest = (scroller) => last.set(scroller, [scroller.scrollLeft, scroller.scrollTop]);

  function show(panel, change) {
    for (const scroller of all(".scroller", panel)) {
      const found = all(".spot", scroller).filter((one) => meant(one, change));
      const spot = found.find((one) => one.dataset.field) ?? found[0];
      if (!spot) continue;
      const high = spot.offsetHeight > scroller.clientHeight;
      scroller.scrollLeft = spot.offsetLeft + spot.offsetWidth / 2 - scroller.clientWidth / 2;
      scroller.scrollTop = high ? spot.offsetTop - 12 : spot.offsetTop + spot.offsetHeight / 2 - scroller.clientHeight / 2;
      rest(scroller);
    }
  }

  // --- ways to look

  function look(mode) {
    for (const journey of journeys) {
      const chosen = journey.panels.find((panel) => panel.dataset.mode === mode) ?? journey.panels[0];
      for (const panel of journey.panels) panel.classList.toggle("shown", panel === chosen);
      if (!chosen) continue;
      for (const radio of all(".modes input", journey.section)) radio.checked = radio.value === chosen.dataset.mode;
      const fit = journey.section.querySelector(".fit");
      if (fit) {
        fit.hidden = chosen.dataset.mode === "swipe";
        fit.setAttribute("aria-pressed", String(chosen.classList.contains("fitted")));
      }
      place(chosen);
      if (current && journey.changes.includes(current)) show(chosen, current);
    }
  }

  for (const tools of all(".tools")) {
    tools.hidden = false;
    all("input", tools).forEach((radio) => radio.addEventListener("change", () => look(radio.value)));
  }
  for (const fit of all(".fit")) {
    fit.addEventListener("click", () => {
      const shown = journeyOf(fit).panels.find((panel) => panel.classList.contains("shown"));
      const fitted = !shown.classList.contains("fitted");
      all(`.panel.${shown.dataset.mode}`).forEach((panel) => panel.classList.toggle("fitted", fitted));
      look(shown.dataset.mode);
    });
  }

  // Both sides scroll as one; how far apart they stand is kept.
  for (const panel of all(".two")) {
    const scrollers = all(".scroller", panel);
    for (const one of scrollers) {
      rest(one);
      one.addEventListener("scroll", () => {
        const [x, y] = last.get(one);
        const by = [one.scrollLeft - x, one.scrollTop - y];
        rest(one);
        for (const other of scrollers) {
          if (other === one || !(by[0] || by[1])) continue;
          other.scrollLeft += by[0];
          other.scrollTop += by[1];
          rest(other);
        }
      }, { passive: true });
    }
  }

  for (const panel of all(".swipe")) {
    const slider = panel.querySelector("input");
    const frame = panel.querySelector(".scroller");
    const [before, after] = all(".end", panel).map((end) => end.textContent);
    const thumb = 24;
    made("div", "line", panel.querySelector(".pair"));
    const draw = () => {
      // The border stands under the middle of the thumb, whatever part of the picture is in sight.
      const at = frame.scrollLeft + thumb / 2 + ((frame.clientWidth - thumb) * slider.value) / 100;
      frame.style.setProperty("--at", `${at}px`);
      const values = { n: slider.value, before, rest: 100 - slider.value, after };
      slider.setAttribute("aria-valuetext", fill(words.position, values));
    };
    slider.addEventListener("input", draw);
    frame.addEventListener("scroll", draw, { passive: true });
    new ResizeObserver(draw).observe(frame);
    const drag = (event) => {
      const x = event.clientX - frame.getBoundingClientRect().left - thumb / 2;
      slider.value = Math.round((100 * x) / (frame.clientWidth - thumb));
      draw();
    };
    frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0 || event.target.closest(".spot")) return;
      frame.setPointerCapture(event.pointerId);
      drag(event);
      event.preventDefault();
    });
    // A place that is reached with the keyboard comes to light.
    frame.addEventListener("focusin", ({ target }) => {
      if (!target.matches(".spot")) return;
      const box = target.getBoundingClientRect();
      const left = frame.getBoundingClientRect().left + thumb / 2;
      const older = target.closest(".paper").matches(":first-child");
      const edge = Math.ceil((100 * ((older ? box.right : box.left) - left)) / (frame.clientWidth - thumb));
      if (older ? slider.value < edge : slider.value > edge - 1) slider.value = older ? edge + 1 : edge - 1;
      draw();
    });
    frame.addEventListener("pointermove", (event) => frame.hasPointerCapture(event.pointerId) && drag(event));
  }

  // --- next and previous

  const keys = bar.querySelector(".keys input");
  bar.hidden = !changes.length;
  bar.querySelector(".next").addEventListener("click", () => step(1));
  bar.querySelector(".previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });
  const measure = () => root.style.setProperty("--bar", `${bar.offsetHeight}px`);
  new ResizeObserver(measure).observe(bar);
  measure();

  look(document.querySelector(".modes input:checked")?.value ?? "");
  document.fonts.ready.then(() => all(".panel.shown").forEach(place));
})();
