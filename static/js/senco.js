/* senco: what makes pages quicker. Every page and form works without it. */
(function () {
  "use strict";

  const AGAIN_AFTER = 3000; // ms in which a second press of the same button is taken for a slip

  function token() {
    const found = document.cookie.match(/(?:^|; )(?:__Host-|__Secure-)?csrftoken=([^;]+)/);
    return found ? decodeURIComponent(found[1]) : "";
  }

  // Signing in again in another tab changes the token; the form in this tab must not be lost to that.
  function refreshTokens() {
    const fresh = token();
    if (!fresh) return;
    document.querySelectorAll('input[name="csrfmiddlewaretoken"]').forEach(function (input) {
      input.value = fresh;
    });
  }

  function onSubmit(event) {
    refreshTokens();
    const form = event.target;
    if ((form.getAttribute("method") || "get").toLowerCase() !== "post") return;
    // What opens in a tab of its own changes nothing here; the form can be sent at once after it.
    if (event.submitter && event.submitter.formTarget === "_blank") return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "1";
    window.setTimeout(function () { delete form.dataset.sent; }, AGAIN_AFTER);
  }

  document.addEventListener("submit", onSubmit, true);
  window.addEventListener("focus", refreshTokens);
  window.addEventListener("pageshow", function () {
    refreshTokens();
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
    document.querySelectorAll("[data-choose]").forEach(countChosen);
  });

  document.addEventListener("change", function (event) {
    const marked = event.target.closest("[data-autosubmit]");
    const form = marked && (event.target.form || marked.closest("form"));
    if (form) form.requestSubmit();
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });

  // How many are chosen in a list. Ticking "all" ticks what is shown, so that the eye agrees with what will be sent.
  function countChosen(form) {
    const place = form.querySelector("[data-chosen]");
    const all = form.querySelector("[data-everyone]");
    const number = form.querySelectorAll("input[name='pupil']:checked").length;
    const chosen = all.checked ? Number(place.dataset.total) : number;
    place.textContent = chosen ? chosen + " chosen" : "Tick the pupils";
  }

  document.addEventListener("change", function (event) {
    const form = event.target.closest("[data-choose]");
    if (!form || event.target.type !== "checkbox") return;
    const all = form.querySelector("[data-everyone]");
    if (event.target === all) {
      form.querySelectorAll("input[name='pupil']").forEach(function (box) { box.checked = all.checked; });
    } else if (!event.target.checked) {
      all.checked = false;
    }
    countChosen(form);
  });

  // A quick request that came to nothing (no network, signed out, refused) must not look as if it had been done.
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      const form = event.detail.elt.closest("form");
      if (form) delete form.dataset.sent;
      let place = form || event.target;
      while (place && !place.querySelector("[data-not-saved]")) place = place.parentElement;
      if (place) place.querySelector("[data-not-saved]").hidden = false;
    });
  });

  // A link to something that is folded away opens it, and all that it is folded into.
  function unfold() {
    const target = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  }

  window.addEventListener("hashchange", unfold);
  document.addEventListener("click", function (event) {
    if (event.target.closest("a[href^='#']")) window.setTimeout(unfold);
  });

  // Scripts marked `defer` run once the page is read: no need to wait for an event.
  document.querySelectorAll("[data-print], [data-needs-js]").forEach(function (button) { button.hidden = false; });
  document.querySelectorAll("[data-choose]").forEach(countChosen);
  unfold();
  const summary = document.querySelector(".err-sum");
  if (summary) summary.focus();
})();
