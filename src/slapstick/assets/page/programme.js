"use strict";
(() => {
  const beats = [...document.querySelectorAll("article")];
  const starts = beats.map(beat => Number(beat.dataset.start));
  const poses = [...document.querySelectorAll("figure[data-time]")].map(figure => ({
    time: Number(figure.dataset.time), image: figure.querySelector("img"),
  }));
  const reel = document.getElementById("reel");
  const head = document.getElementById("head");
  const told = document.getElementById("now");
  const start = document.getElementById("play");
  const length = Number(reel.max);
  const video = document.getElementById("film");
  const still = document.getElementById("still");
  let here = 0, ticking = 0;

  function say(seconds) {
    const tenths = Math.round(seconds * 10);
    const two = String(Math.floor(tenths / 10) % 60).padStart(2, "0");
    return `${Math.floor(tenths / 600)}:${two}.${tenths % 10}`;
  }
  function playing(seconds) {
    let index = 0;
    starts.forEach((begun, at) => { if (begun <= seconds + 0.01) index = at; });
    return index;
  }
  function show(seconds) {
    here = Math.min(Math.max(seconds, 0), length);
    const index = playing(here);
    reel.value = here;
    reel.setAttribute("aria-valuetext", `${say(here)}, ${beats[index].dataset.title}`);
    head.setAttribute("x1", here / length * 1000);
    head.setAttribute("x2", here / length * 1000);
    told.textContent = `${say(here)}  ${beats[index].dataset.title}`;
    beats.forEach((beat, at) => beat.classList.toggle("now", at === index));
    if (still && poses.length) {
      let pose = poses[0];
      for (const each of poses) if (each.time <= here + 0.01) pose = each;
      still.src = pose.image.src;
      still.alt = pose.image.alt;
    }
  }
  function seek(seconds) {
    if (video) video.currentTime = Math.min(Math.max(seconds, 0), length - 0.05);
    show(seconds);
  }
  function step(by) {
    const at = Math.min(Math.max(playing(here) + by, 0), beats.length - 1);
    seek(starts[at]);
  }
  function pause() {
    if (video) video.pause();
    clearInterval(ticking);
    ticking = 0;
    start.textContent = "Play";
  }
  function play() {
    start.textContent = "Pause";
    if (video) { video.play(); return; }
    ticking = setInterval(() => { if (here >= length) pause(); else show(here + 0.1); }, 100);
  }

  if (video) {
    const packed = atob(document.getElementById("packed").textContent.trim());
    const bytes = Uint8Array.from(packed, letter => letter.charCodeAt(0));
    video.src = URL.createObjectURL(new Blob([bytes], {type: "video/mp4"}));
    video.addEventListener("timeupdate", () => { if (!video.paused) show(video.currentTime); });
    video.addEventListener("ended", pause);
    video.addEventListener("pause", () => { start.textContent = "Play"; });
    video.addEventListener("play", () => { start.textContent = "Pause"; });
    video.addEventListener("click", () => start.click());
  }
  start.addEventListener("click", () => {
    if (video ? !video.paused : ticking) pause(); else play();
  });
  reel.addEventListener("input", () => { pause(); seek(Number(reel.value)); });
  document.getElementById("back").addEventListener("click", () => step(-1));
  document.getElementById("on").addEventListener("click", () => step(1));
  document.getElementById("bar").addEventListener("click", event => {
    const box = event.currentTarget.getBoundingClientRect();
    pause();
    seek((event.clientX - box.left) / box.width * length);
  });

  const compare = document.getElementById("compare");
  if (compare) compare.addEventListener("click", () => {
    const shown = document.body.classList.toggle("settled") === false;
    compare.setAttribute("aria-pressed", String(shown));
  });
  const copy = document.getElementById("copy");
  if (copy) copy.addEventListener("click", async () => {
    const command = document.getElementById("command");
    const done = document.getElementById("copied");
    try {
      await navigator.clipboard.writeText(command.textContent);
      done.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(command);
      done.textContent = "Selected; copy it with the keyboard.";
    }
  });

  addEventListener("keydown", event => {
    const by = {j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1}[event.key];
    const busy = event.target.matches("input,video,textarea");
    if (!by || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = beats.findIndex(beat => beat.contains(document.activeElement));
    const next = beats[Math.min(Math.max(at + by, 0), beats.length - 1)];
    next.focus({preventScroll: true});
    next.scrollIntoView({block: "start"});
    pause();
    seek(Number(next.dataset.start));
    event.preventDefault();
  });
  show(0);
})();
