/* senco: says so on the page when a device turns a passkey down; the sign-in library only tells the console. */
document.addEventListener("allauth.error", function (event) {
  "use strict";
  const words = document.querySelector("[data-passkey-problem]");
  if (!words) return;
  event.preventDefault();
  words.hidden = false;
});
