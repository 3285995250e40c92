(() => {
  const KEPT = [".cover", ".line", ".ticket", ".contents", "main", "footer"];
  const find = id => document.getElementById(id);
  let waiting = false, again = false;

  // What a person has opened, chosen and come to is theirs: it stays when the page is set anew.
  function remember() {
    const seen = [...document.querySelectorAll("article")].find(each =>
      each.getBoundingClientRect().bottom > 0);
    return {
      reading: scrollY > 60,  // at the very top, the top is what one looks at
      seen: seen && {id: seen.id, top: seen.getBoundingClientRect().top},
      focus: document.activeElement?.id,
      view: document.querySelector("input[name=view]:checked")?.id,
      opened: new Map([...document.querySelectorAll("article")].map(each => [each.id,
        [...each.querySelectorAll("details")].map(details => details.open)])),
      told: new Map([...document.querySelectorAll("article")].map(each => [each.id, words(each)])),
    };
  }
  const words = article => article.textContent
    + [...article.querySelectorAll("img")].map(image => image.getAttribute("src")).join();
  function recall(before) {
    for (const article of document.querySelectorAll("article")) {
      const opened = before.opened.get(article.id) || [];
      article.querySelectorAll("details").forEach((details, at) => {
        if (opened[at]) details.open = true;
      });
      if (before.told.get(article.id) !== words(article)) article.classList.add("fresh");
    }
    if (before.view && find(before.view)) find(before.view).checked = true;
    if (before.focus && find(before.focus) !== document.activeElement) {
      find(before.focus)?.focus({preventScroll: true});
    }
    const seen = before.seen && find(before.seen.id);
    if (seen && before.reading) scrollBy({top: seen.getBoundingClientRect().top - before.seen.top,
      behavior: "instant"});
  }
  async function renew() {
    if (waiting) { again = true; return; }
    waiting = true;
    try {
      const answer = await fetch(location.pathname, {cache: "no-store"});
      if (answer.ok) set(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } finally { waiting = false; }
    if (again) { again = false; renew(); }
  }
  function set(fresh) {
    const before = remember();
    for (const part of KEPT) {
      const old = document.querySelector(part), now = fresh.querySelector(part);
      if (old && now && old.outerHTML !== now.outerHTML) old.replaceWith(document.adoptNode(now));
    }
    const slip = fresh.getElementById("errata").innerHTML;
    if (find("errata").innerHTML !== slip) {
      find("errata").innerHTML = slip;
      if (slip) document.querySelector(".front").scrollTop = 0;
    }
    find("reel").max = fresh.getElementById("reel").max;
    document.title = fresh.title;
    Object.assign(document.body.dataset, fresh.body.dataset);
    recall(before);
    programme.gather();
  }

  const stream = new EventSource("events");
  stream.onmessage = event => {
    if (event.data !== document.body.dataset.edition) renew();
  };
  stream.onopen = () => { find("lamp").textContent = "It follows the files as they are written."; };
  stream.onerror = () => {
    find("lamp").textContent = "The lamp is out: nothing is shown anew until sora preview runs.";
  };
  document.addEventListener("click", async event => {
    if (event.target.id !== "reread") return;
    event.target.disabled = true;
    try { await fetch("reread", {method: "POST"}); } finally { find("reread").disabled = false; }
  });
})();
