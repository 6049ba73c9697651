// Checks while somebody types. Without it the form is sent by its button, and the page comes anew.
"use strict";
(() => {
  const form = document.getElementById("form");
  const state = document.getElementById("state");
  const PAUSE = 500, AGAIN = 1500;
  let timer = 0, going = null, last = null;

  const sent = () => new URLSearchParams(new FormData(form)).toString();

  async function check() {
    const body = sent();
    if (body === last) return;
    if (going) going.abort();
    const mine = (going = new AbortController());
    state.textContent = form.dataset.checking;
    try {
      const answer = await fetch(form.getAttribute("action") + "&part=true", {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body,
        signal: mine.signal,
        cache: "no-store",
      });
      if (answer.status === 503 || answer.status === 429) {
        timer = setTimeout(check, AGAIN);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const told = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.getElementById("result").replaceWith(told.getElementById("result"));
      last = body;
      state.textContent = "";
    } catch (error) {
      if (error.name !== "AbortError") state.textContent = form.dataset.failed;
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    last = null;
    check();
  });
})();
