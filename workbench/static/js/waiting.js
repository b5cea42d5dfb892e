/* Asks how far a long work is, shows it, and loads the page anew when it is done. */

const EVERY = 700;

const box = document.querySelector("[data-progress]");
const bar = box?.querySelector("progress");

async function ask() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { steps, of, done } = await answer.json();
    if (done) {
      window.location.reload();
      return;
    }
    bar.value = steps;
    bar.max = of;
  } catch {
    // The line is down; the next question may get through.
  }
  setTimeout(ask, EVERY);
}

if (box) setTimeout(ask, EVERY);
