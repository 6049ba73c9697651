// Checks while somebody types, and shows where words stand. Without it the form is sent by its button.
//
// A note is read whole: what a section says bears on how others are read. What is saved is asking:
// a pause in typing is waited for, a text that was answered before is answered out of memory (which
// goes with the page), blanks at the end are not sent, and an answer that is out of date is dropped.
"use strict";
(() => {
  const PAUSE = 350, LONGEST = 1500, SHOWN = 400, SEEN = 8000;
  const AGAIN = 1500, LATEST = 30000, TRIES = 3;
  const KEPT = 60, KEPT_SIZE = 4e6, MARKED = 200000;
  const byId = (id) => document.getElementById(id);
  const form = byId("form"), text = byId("text"), field = byId("field"), under = byId("under");
  const state = byId("state"), back = byId("back"), which = byId("which"), file = byId("file");
  const words = form.dataset;
  const wide = matchMedia("(min-width: 74rem) and (min-height: 36rem)");
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const result = () => byId("result");

  // --- Marks behind the text -------------------------------------------------------------------
  let marks = [], lit = null, drawn = text.value;

  const spans = (told) => (told || "").split(" ").filter(Boolean).map((each) => each.split("-").map(Number));

  function gather() {
    marks = [];
    for (const item of result().querySelectorAll("button.item")) {
      const row = item.parentElement;
      const kind = ["error", "warning", "info"].find((each) => row.classList.contains(each)) || "found";
      for (const [start, end] of spans(item.dataset.at)) marks.push({ start, end, kind, row: row.id });
      for (const [start, end] of spans(item.dataset.near)) marks.push({ start, end, kind: "near", row: row.id });
    }
  }

  const GRAVEST = ["error", "warning", "info", "near", "found"];

  // What does not count is shown only for the gap that is looked at.
  function draw() {
    const value = (drawn = text.value);
    const shown = value.length > MARKED ? [] : marks.filter((each) => each.kind !== "near" || each.row === lit);
    const edges = [...new Set(shown.flatMap((each) => [each.start, each.end]))].sort((a, b) => a - b);
    const opening = new Map(), closing = new Map();
    for (const each of shown) {
      opening.set(each.start, [...(opening.get(each.start) || []), each]);
      closing.set(each.end, [...(closing.get(each.end) || []), each]);
    }
    const pieces = [], over = new Set();
    let at = 0;
    for (const edge of [...edges, value.length]) {
      if (edge > at) {
        const piece = value.slice(at, edge);
        if (over.size) {
          const mark = document.createElement("mark");
          const kinds = [...over].map((each) => each.kind);
          mark.className = GRAVEST.find((each) => kinds.includes(each));
          if (lit && [...over].some((each) => each.row === lit)) mark.classList.add("now");
          mark.textContent = piece;
          pieces.push(mark);
        } else pieces.push(piece);
        at = edge;
      }
      for (const each of closing.get(edge) || []) over.delete(each);
      for (const each of opening.get(edge) || []) if (each.end > each.start) over.add(each);
    }
    renew(pieces);
  }

  // What is as it was stays: of a long note one stroke changes a node or two.
  function renew(pieces) {
    const same = (node, piece) =>
      node.textContent === (piece.textContent ?? piece) && (node.className ?? "") === (piece.className ?? "");
    const nodes = [...under.childNodes];
    let head = 0, tail = 0;
    const most = Math.min(nodes.length, pieces.length);
    while (head < most && same(nodes[head], pieces[head])) head += 1;
    while (tail < most - head && same(nodes[nodes.length - 1 - tail], pieces[pieces.length - 1 - tail])) tail += 1;
    for (const each of nodes.slice(head, nodes.length - tail)) each.remove();
    const after = under.childNodes[head] || null;
    for (const each of pieces.slice(head, pieces.length - tail)) {
      under.insertBefore(typeof each === "string" ? document.createTextNode(each) : each, after);
    }
  }

  // Until the answer comes, marks move with the text, and go where it was changed within them.
  function follow() {
    const before = drawn, after = text.value;
    let head = 0;
    const most = Math.min(before.length, after.length);
    while (head < most && before[head] === after[head]) head += 1;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    const end = before.length - tail, step = after.length - before.length;
    marks = marks.flatMap((each) => {
      if (each.end <= head) return [each];
      if (each.start >= end) return [{ ...each, start: each.start + step, end: each.end + step }];
      return [];
    });
    draw();
  }

  function light(row, bring) {
    lit = row ? row.id : null;
    draw();
    const mark = bring && under.querySelector("mark.now");
    if (!mark) return;
    const place = mark.getBoundingClientRect(), frame = field.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      field.scrollTop += place.top - frame.top - frame.height / 3;
    }
  }

  // --- Rows --------------------------------------------------------------------------------------
  let chosen = null;

  const rows = () => [...result().querySelectorAll(".items li")].filter((each) => each.querySelector(".item"));

  function show(row, on) {
    row.classList.toggle("open", on);
    row.querySelector(".item").setAttribute("aria-expanded", String(on));
  }

  // With room for a third column one row is always open there; else rows open beneath themselves.
  function settle(row) {
    if (!wide.matches) return;
    for (const each of rows()) show(each, each === row);
  }

  function choose(row, bring) {
    chosen = row ? row.id : null;
    settle(row);
    light(row, bring);
  }

  const rowOf = (node) => node.closest?.(".items li");
  const current = () => (chosen && byId(chosen)) || null;
  const first = () => result().querySelector(".asked > li") || rows()[0] || null;

  document.addEventListener("click", (event) => {
    const copier = event.target.closest(".copier");
    if (copier) return void copy(copier);
    const finder = event.target.closest(".finder");
    if (finder) return find(rowOf(finder));
    const item = event.target.closest(".item");
    if (!item) return;
    const row = item.parentElement;
    if (wide.matches) return choose(row, true);
    const on = !row.classList.contains("open");
    show(row, on);
    chosen = on ? row.id : null;
    light(on ? row : null, true);
  });
  // A pointer on its way to the third column passes other rows: it has to rest on one.
  const RESTS = 80;
  let pointing = 0;
  document.addEventListener("mouseover", (event) => {
    clearTimeout(pointing);
    const row = event.target.closest?.(".item")?.parentElement;
    if (!row || row.id === lit) return;
    pointing = setTimeout(() => {
      if (!row.isConnected) return;
      if (wide.matches) settle(row);
      light(row, wide.matches);
    }, RESTS);
  });
  document.addEventListener("mouseout", (event) => {
    const row = event.target.closest?.(".item") && rowOf(event.target);
    if (!row || row.contains(event.relatedTarget)) return;
    // What a pointer left stays where it can be read, until another row is pointed at.
    if (wide.matches) return;
    light(current(), false);
  });
  document.addEventListener("focusin", (event) => {
    const item = event.target.closest?.(".item");
    if (!item) return;
    if (wide.matches) choose(item.parentElement, true);
    else light(item.parentElement, false);
  });
  document.addEventListener("keydown", (event) => {
    const item = event.target.closest?.(".item");
    if (event.key === "Escape" && rowOf(event.target) && !item) {
      rowOf(event.target).querySelector(".item").focus();
      return;
    }
    if (!item || !["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const all = [...result().querySelectorAll(".item")], at = all.indexOf(item);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    all[Math.max(0, Math.min(all.length - 1, to))].focus();
  });
  // A word of the note that is clicked shows what it is evidence of.
  text.addEventListener("click", () => {
    const at = text.selectionStart;
    if (at !== text.selectionEnd) return;
    const hit = marks.filter((each) => each.kind !== "near" && each.start <= at && at <= each.end);
    hit.sort((a, b) => GRAVEST.indexOf(a.kind) - GRAVEST.indexOf(b.kind));
    const row = hit.length && byId(hit[0].row);
    if (!row) return;
    chosen = row.id;
    settle(row);
    light(row, false);
    if (wide.matches) row.scrollIntoView({ block: "nearest" });
  });
  wide.addEventListener("change", () => {
    for (const each of rows()) show(each, false);
    if (wide.matches) settle(current() || first());
  });

  // Where the note is out of sight, it is brought there.
  function find(row) {
    field.scrollIntoView({ block: "center" });
    light(row, true);
    const mark = marks.filter((each) => each.row === row.id).sort((a, b) => a.start - b.start)[0];
    text.focus({ preventScroll: true });
    if (mark) text.setSelectionRange(mark.start, mark.start);
  }

  async function copy(button) {
    const line = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(line);
    } catch {
      const area = document.createElement("textarea");
      area.value = line;
      area.className = "unseen";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    say(words.copied);
  }

  // --- Saying --------------------------------------------------------------------------------------
  // What is said of the text and of a file stands side by side: neither takes the other's place.
  let checked = { told: "", heard: "" }, filed = null;

  // What the heading says already is read out, and not shown twice.
  function say(copied = "") {
    const heard = copied ? "" : checked.heard;
    const told = [copied && checked.heard ? "" : checked.told, filed?.told, copied].filter(Boolean);
    const shown = told.reduce((all, each) => (all ? `${all}${/[.…]$/.test(all) ? "" : "."} ${each}` : each), "");
    if (state.textContent === heard + shown) return;
    const unseen = document.createElement("span");
    unseen.className = "unseen";
    unseen.textContent = heard;
    state.replaceChildren(...(heard ? [unseen] : []), shown);
  }

  // With nothing to be heard the text is not, or not yet, checked. What was said of a file goes once it
  // stood beside an answer, and long enough to be read.
  function tell(told, heard = "") {
    checked = { told, heard };
    if (filed?.answered && performance.now() - filed.since > SEEN) filed = null;
    if (filed && heard && !sending) filed.answered = true;
    state.classList.toggle("lacks", !heard);
    say();
  }

  function tellOfFile(told) {
    filed = { told, since: performance.now(), answered: false };
    say();
  }

  // --- Asking --------------------------------------------------------------------------------------
  const kept = new Map();
  let size = 0, timer = 0, waiting = 0, going = null, current_body = null, last = null;
  let refused = null, patience = null;

  // Gives the milliseconds after which a server that is busy is asked again, and 0 where it is not. One
  // that does not say when (the work took too long, a proxy finds nobody) is asked a few times only.
  function patient() {
    let left = TRIES;
    return (answer) => {
      if (answer.status !== 503 && answer.status !== 429) return 0;
      const told = answer.headers.get("Retry-After");
      if (told === null && (left -= 1) < 0) return 0;
      return Math.min(Math.max(AGAIN, 1000 * told || 0), LATEST);
    };
  }

  // What is shown is not, or not yet, what is to be said of the text.
  function busy(is) {
    if (is) result().setAttribute("aria-busy", "true");
    else result().removeAttribute("aria-busy");
  }

  function sent() {
    const data = new FormData(form);
    data.set("text", text.value.trimEnd());
    return new URLSearchParams([...data]).toString();
  }

  function keep(body, told) {
    kept.delete(body);
    kept.set(body, told);
    size += body.length + told.length;
    for (const [old, answer] of kept) {
      if (kept.size <= KEPT && size <= KEPT_SIZE) break;
      kept.delete(old);
      size -= old.length + answer.length;
    }
  }

  const heading = () => `${byId("result-h").textContent.trim()}. `;
  const names = (root) => new Map([...root.querySelectorAll(".asked > li")].map((each) => [each.id, each.dataset.title]));

  const textOf = (body) => new URLSearchParams(body).get("text");

  // Gaps are told to be answered where a note was changed, and not where another one took its place.
  function related(one, other) {
    let head = 0, tail = 0;
    const most = Math.min(one.length, other.length);
    while (head < most && one[head] === other[head]) head += 1;
    while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
    return most > 0 && head + tail >= most / 2;
  }

  // Puts an answer in the place of the last one; what was open, focused and scrolled to stays so.
  function put(told, body) {
    const came = new DOMParser().parseFromString(told, "text/html").getElementById("result");
    const old = result(), before = names(old), read = textOf(body);
    const same = last !== null && related(textOf(last), read);
    const scrolled = old.scrollTop, focus = old.contains(document.activeElement) ? document.activeElement : null;
    const place = focus && (rowOf(focus)?.id || focus.id);
    const button = focus && [...(rowOf(focus)?.querySelectorAll("button") || [])].indexOf(focus);
    const open = rows().filter((each) => each.classList.contains("open")).map((each) => each.id);
    old.replaceChildren(...came.childNodes);
    gather();
    last = body;
    if (wide.matches) {
      const row = current() || first();
      settle(row);
      lit = row && row.id;
    } else {
      for (const id of open) if (byId(id)) show(byId(id), true);
      if (lit && !byId(lit)) lit = null;
    }
    // The text may have gone on: marks are put on what was read, and then follow what was typed.
    if (text.value.trimEnd() === read) draw();
    else {
      drawn = read;
      follow();
    }
    if (focus) {
      const row = place && byId(place);
      const to = row && (row.matches("li") ? row.querySelectorAll("button")[button] || row.querySelector("button") : row);
      (to || old).focus({ preventScroll: true });
    }
    old.scrollTop = scrolled;
    busy(timer !== 0);
    const after = names(old), said = [];
    const closed = [...before].filter(([id]) => !after.has(id)).map(([, name]) => name);
    const opened = [...after].filter(([id]) => !before.has(id)).map(([, name]) => name);
    if (same && closed.length) said.push(fill(words.closed, { names: closed.join(", ") }));
    if (same && opened.length && before.size) said.push(fill(words.opened, { names: opened.join(", ") }));
    tell(said.join(". "), heading());
  }

  async function check() {
    clearTimeout(timer);
    timer = waiting = 0;
    const body = sent();
    if (body === current_body) return;
    going?.abort();
    if (body === last) {
      going = current_body = null;
      busy(false);
      if (!checked.heard) tell("", heading());
      return;
    }
    if (kept.has(body)) {
      going = current_body = null;
      const told = kept.get(body);
      keep(body, told);
      put(told, body);
      return;
    }
    const mine = (going = new AbortController());
    current_body = body;
    if (body !== refused) patience = patient();
    refused = null;
    busy(true);
    const slow = setTimeout(() => tell(words.checking), SHOWN);
    try {
      const answer = await fetch(form.getAttribute("action") + "&part=true", {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body,
        signal: mine.signal,
        cache: "no-store",
      });
      if (mine !== going) return;
      const pause = patience(answer);
      if (pause) {
        refused = body;
        tell(words.busy);
        timer = setTimeout(check, pause);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.text();
      if (mine !== going) return;
      clearTimeout(slow);
      keep(body, told);
      put(told, body);
    } catch (error) {
      if (mine === going) tell(words.failed);
    } finally {
      clearTimeout(slow);
      if (mine === going) {
        going = current_body = null;
        busy(timer !== 0);
      }
    }
  }

  // While somebody goes on typing an answer is asked for now and then all the same.
  function soon() {
    const now = performance.now();
    busy(true);
    waiting ||= now;
    clearTimeout(timer);
    timer = setTimeout(check, Math.max(0, Math.min(PAUSE, waiting + LONGEST - now)));
  }

  text.addEventListener("input", () => {
    follow();
    soon();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name) soon();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (!sending) filed = null;
    if (sent() === last) tell("", heading());
    check();
  });
  byId("print").addEventListener("click", () => print());
  // On paper it is said as well that what is said is of another text.
  addEventListener("beforeprint", () => {
    if (checked.heard && (timer || going)) tell(words.checking);
  });

  // --- Files -----------------------------------------------------------------------------------
  let replaced = null, notes = [], shown = null, came = "", sending = null;

  // A file that a busy server does not take is sent again, unless another one takes its place.
  async function read(given) {
    sending?.abort();
    const mine = (sending = new AbortController());
    tellOfFile(words.reading);
    let found;
    try {
      found = await notesOf(given, mine.signal);
    } catch (error) {
      if (mine !== sending) return;
      sending = null;
      tellOfFile(`${words.unread} ${error instanceof TypeError ? words.unanswered : error.message}`);
      return;
    }
    if (mine !== sending) return;
    sending = null;
    notes = found;
    setAside();
    offer(given.name);
    take(notes[0], given.name);
  }

  async function notesOf(given, signal) {
    const patience = patient();
    for (;;) {
      const answer = await fetch("/read", {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream", "Doclint-File-Name": encodeURIComponent(given.name || "-") },
        body: given,
        signal,
        cache: "no-store",
      });
      const pause = patience(answer);
      if (pause) {
        if (!signal.aborted) tellOfFile(words.busy_file);
        await new Promise((resolve) => setTimeout(resolve, pause));
        signal.throwIfAborted();
        continue;
      }
      const told = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(told.detail || answer.status);
      if (!told.notes) throw new Error(words.unanswered);
      const found = told.notes.filter((each) => each.error === undefined);
      if (!found.length) throw new Error(told.notes[0]?.error || "");
      return found;
    }
  }

  // The text before a file comes back by a button: somebody's own, and not another file's in its place.
  function setAside() {
    if (!text.value.trim() || (replaced && text.value === came)) return;
    replaced = { text: text.value, code: form.elements.code.value };
  }

  // Of a file with several notes one is shown, and which one can be changed. What was changed in one stays.
  function offer(name) {
    which.hidden = notes.length < 2;
    if (which.hidden) return;
    const label = document.createElement("label"), list = document.createElement("select");
    label.textContent = `${words.which} `;
    notes.forEach((each, at) => list.append(new Option(each.place || each.name, at)));
    list.addEventListener("change", () => {
      Object.assign(shown, { text: text.value, code: form.elements.code.value });
      take(notes[list.value], name);
    });
    label.append(list);
    which.replaceChildren(label);
  }

  function take(note, name) {
    back.hidden = !replaced;
    tellOfFile(fill(words.loaded, { name }));
    set(note.text, note.code || "");
    shown = note;
    came = text.value;
    field.scrollTop = 0;
  }

  function set(value, code) {
    text.value = value;
    form.elements.code.value = code;
    marks = [];
    draw();
    tell("");
    check();
  }

  back.addEventListener("click", () => {
    const { text: value, code } = replaced;
    if (!sending) filed = null;
    replaced = null;
    back.hidden = which.hidden = true;
    set(value, code);
    text.focus();
  });
  file.addEventListener("change", () => {
    if (file.files.length) read(file.files[0]);
    file.value = "";
  });
  const holds = (event) => event.dataTransfer?.types.includes("Files");
  let over = 0;
  addEventListener("dragenter", (event) => {
    if (holds(event)) field.classList.toggle("dropping", (over += 1) > 0);
  });
  addEventListener("dragleave", (event) => {
    if (holds(event)) field.classList.toggle("dropping", (over -= 1) > 0);
  });
  addEventListener("dragover", (event) => {
    if (holds(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    field.classList.remove("dropping");
    over = 0;
    if (event.dataTransfer.files.length) read(event.dataTransfer.files[0]);
  });

  // --- Beginning ---------------------------------------------------------------------------------
  gather();
  draw();
  if (rows().length) {
    last = sent();
    keep(last, result().outerHTML);
    if (wide.matches) settle(first());
    light(wide.matches ? first() : null, false);
  } else if (text.value.trim()) check();
})();
