// Keeps pages that show the present up to date: the list of changes by itself, other pages by an offer to show them anew.
const body = document.body;
const feed = document.querySelector("[data-live]");
const notice = document.querySelector(".live") ?? document.querySelector(".notice");

if (notice && "now" in body.dataset && body.dataset.dossier !== undefined) {
  let last = body.dataset.head;
  let source = null;
  let count = 0;
  let waiting = 0;

  const renew = async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const known = new Set([...feed.querySelectorAll("[data-id]")].map((li) => li.dataset.id));
    const focused = document.activeElement?.closest?.("[data-id]")?.dataset.id;
    feed.replaceChildren(...page.querySelector("[data-live]").childNodes);
    let fresh = 0;
    for (const li of feed.querySelectorAll("[data-id]")) {
      if (!known.has(li.dataset.id)) {
        li.classList.add("fresh");
        fresh++;
      }
      if (li.dataset.id === focused) {
        li.querySelector("a")?.focus();
      }
    }
    if (fresh > 0) {
      notice.textContent = fresh === 1 ? "One change has just come in." : `${fresh} changes have just come in.`;
      notice.hidden = false;
    }
  };

  const offer = () => {
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = "Show them";
    notice.replaceChildren(count === 1 ? "One position changed since you opened this page. " : `${count} positions changed since you opened this page. `, link);
    notice.hidden = false;
  };

  const follow = () => {
    source = new EventSource(`/api/changes/stream?${new URLSearchParams({ dossier: body.dataset.dossier, after: last })}`);
    source.addEventListener("open", () => {
      if (feed) {
        feed.dataset.live = "on";
      }
    });
    source.addEventListener("heartbeat", (e) => {
      last = e.lastEventId || last;
    });
    source.addEventListener("change", (e) => {
      last = e.lastEventId || last;
      count++;
      clearTimeout(waiting);
      waiting = setTimeout(feed ? renew : offer, 300);
    });
  };

  // A browser opens six connections to a site at most: pages that nobody looks at hold none, and catch up when they are looked at again.
  const heed = () => {
    if (document.visibilityState === "hidden") {
      source?.close();
      source = null;
    } else if (source === null) {
      follow();
    }
  };
  document.addEventListener("visibilitychange", heed);
  addEventListener("pagehide", () => source?.close());
  heed();
}
