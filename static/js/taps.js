/* Taps that were made while the network was away: kept on this device as a sealed token and the code of a button, no name and no
   word, and sent once it is back. The page works without it. */
(function () {
  "use strict";

  const STORE = "senco.taps";
  const AGAIN_AFTER = 30000; // ms
  const script = document.currentScript;
  let sending = false;

  function read() {
    try {
      const kept = JSON.parse(window.localStorage.getItem(STORE) || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch (fault) {
      return [];
    }
  }

  // A device that keeps nothing (private browsing, full) says so by false: the page then tells that nothing was recorded.
  function write(kept) {
    try {
      window.localStorage.setItem(STORE, JSON.stringify(kept));
      return true;
    } catch (fault) {
      return false;
    }
  }

  function keep(form) {
    const others = read().filter(function (one) { return one.token !== form.dataset.keep; });
    return write(others.concat([{ token: form.dataset.keep, result: form.dataset.pressed, at: Date.now() }]));
  }

  function show(card, words) {
    const place = card && card.querySelector("[data-kept]");
    if (!place) return;
    const notSaved = card.querySelector("[data-not-saved]");
    if (notSaved) notSaved.hidden = true;
    place.querySelector("[data-kept-words]").textContent = words;
    place.hidden = false;
  }

  function showPressed(form) {
    form.querySelectorAll("button[name=result]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.value === form.dataset.pressed));
    });
  }

  document.addEventListener("submit", function (event) {
    const form = event.target.closest("form[data-keep]");
    if (form && event.submitter) form.dataset.pressed = event.submitter.value;
  }, true);

  // Only a request that never reached the server is kept: what was refused is for the person to read.
  ["htmx:sendError", "htmx:timeout"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      const form = event.detail.elt.closest("form[data-keep]");
      if (!form || !form.dataset.pressed || !keep(form)) return;
      showPressed(form);
      show(form.closest(".move"), "Kept on this device. It is sent once the network is back.");
    });
  });

  // A token is good for one tap: the buttons get another one for the next.
  function tell(fates, fresh) {
    document.querySelectorAll("form[data-keep]").forEach(function (form) {
      const fate = fates[form.dataset.keep];
      form.dataset.keep = fresh[form.dataset.keep] || form.dataset.keep;
      if (fate === "done") show(form.closest(".move"), "Sent.");
      if (fate === "gone") show(form.closest(".move"), "This was too late to be recorded. Open the page again.");
    });
  }

  async function send() {
    const kept = read();
    const acting = document.querySelector("input[name=acting_as]");
    if (sending || !kept.length || !acting || !navigator.onLine) return;
    sending = true;
    const body = new URLSearchParams({ acting_as: acting.value });
    kept.slice(0, 100).forEach(function (one) {
      body.append("token", one.token);
      body.append("result", one.result);
      body.append("age", String(Math.max(0, Math.round((Date.now() - one.at) / 1000))));
    });
    const csrf = document.cookie.match(/(?:^|; )(?:__Host-|__Secure-)?csrftoken=([^;]+)/);
    try {
      const answer = await fetch(script.dataset.url, {
        method: "POST", body: body, redirect: "error", headers: { "X-CSRFToken": csrf ? decodeURIComponent(csrf[1]) : "" },
      });
      if (answer.ok) {
        const said = await answer.json();
        const fates = said.fates;
        const sent = new Set(kept.map(function (one) { return one.token + one.at; }));
        // What was pressed anew meanwhile is another tap and stays.
        write(read().filter(function (one) {
          return !(sent.has(one.token + one.at) && (fates[one.token] === "done" || fates[one.token] === "gone"));
        }));
        tell(fates, said.fresh);
      }
    } catch (fault) {
      // Still away: tried again below.
    } finally {
      sending = false;
    }
  }

  window.addEventListener("online", send);
  window.setInterval(send, AGAIN_AFTER);
  send();
})();
