"use strict";
(() => {
  const find = id => document.getElementById(id);
  const TENTH = 0.1;
  let beats = [], poses = [], length = 0, here = 0, begun = 0, asked = 0;

  // What stands on the page; gathered again when a live page is set anew.
  function gather() {
    beats = [...document.querySelectorAll("article[data-start]")].map(article => ({
      article, start: Number(article.dataset.start), title: article.dataset.title,
      frames: article.dataset.frames, count: Number(article.dataset.count),
    }));
    poses = [...document.querySelectorAll("button.pose")].map(button => ({
      button, time: Number(button.dataset.time), image: button.querySelector("img"),
    }));
    length = Number(find("reel").max);
  }
  function say(seconds) {
    const tenths = Math.round(seconds * 10);
    const two = String(Math.floor(tenths / 10) % 60).padStart(2, "0");
    return `${Math.floor(tenths / 600)}:${two}.${tenths % 10}`;
  }
  function last(things, moment) {
    let found = 0;
    things.forEach((thing, at) => { if (moment(thing) <= here + 0.01) found = at; });
    return found;
  }
  const playing = () => last(beats, beat => beat.start);

  // ------------------------------------------------ the screen: a film, frames, or key poses

  function filmed() {
    const video = find("film");
    const letters = atob(find("held").textContent.trim());
    const bytes = Uint8Array.from(letters, letter => letter.charCodeAt(0));
    video.src = URL.createObjectURL(new Blob([bytes], {type: "video/mp4"}));
    if (poses.length) video.poster = poses[0].image.src;
    video.addEventListener("ended", pause);
    video.addEventListener("pause", tell);
    video.addEventListener("play", tell);
    return {
      show: () => { video.currentTime = Math.min(here, length - 0.05); },
      play: () => video.play(),
      pause: () => video.pause(),
      at: () => video.currentTime,
      runs: () => !video.paused,
    };
  }
  function drawn() {
    let running = false;
    const fps = Number(document.body.dataset.fps);
    let wanted = "", loading = false;
    // One frame is asked for at a time, always the newest that is wanted.
    function ask() {
      if (loading || !wanted || find("still").getAttribute("src") === wanted) return;
      const address = wanted, picture = new Image();
      const done = () => { loading = false; if (wanted !== address) ask(); };
      loading = true;
      picture.onload = () => { find("still").src = address; done(); };
      picture.onerror = done;
      picture.src = address;
    }
    function show() {
      const still = find("still"), beat = beats[playing()];
      const pose = poses[last(poses, each => each.time)];
      if (pose) still.alt = pose.image.alt;
      if (fps && beat.frames) {
        const index = Math.floor((here - beat.start) * fps + 0.01);
        wanted = `${beat.frames}/${Math.min(Math.max(index, 0), beat.count - 1)}.jpg`;
        ask();
      } else if (pose && still.src !== pose.image.src) still.src = pose.image.src;
    }
    // The music of a live page is played by the server when it is first asked for.
    let music = null, scored = "";
    async function score() {
      const address = document.body.dataset.score;
      if (!address || scored === address) return;
      hush();
      scored = address;
      const answer = await fetch(address);
      if (!answer.ok || scored !== address) return;
      music = new Audio(URL.createObjectURL(await answer.blob()));
      document.body.append(music);
      if (running) start();
    }
    function hush() {
      music?.pause();
      if (music) URL.revokeObjectURL(music.src);
      music?.remove();
      music = null;
      scored = "";
    }
    function start() {
      begun = performance.now() - here * 1000;
      if (!music) return;
      music.currentTime = Math.min(here, length);
      music.play().catch(() => {});
    }
    const heard = () => music && !music.paused && !music.seeking;
    return {
      show,
      play: () => { running = true; score(); start(); tell(); },
      pause: () => { running = false; music?.pause(); tell(); },
      at: () => heard() ? music.currentTime : (performance.now() - begun) / 1000,
      runs: () => running,
      anew: () => {
        if (scored === document.body.dataset.score) return;
        hush();
        if (running) score();
      },
    };
  }

  function tell() { find("play").textContent = screen.runs() ? "Pause" : "Play"; }
  function mark() {
    const index = playing(), beat = beats[index], reel = find("reel");
    reel.value = here;
    reel.setAttribute("aria-valuetext", `${say(here)}, No. ${index + 1}, ${beat.title}`);
    const time = document.createElement("span"), link = document.createElement("a");
    time.textContent = say(here);
    link.href = `#${beat.article.id}`;
    link.textContent = `No. ${index + 1} ${beat.title}`;
    find("now").replaceChildren(time, link);
    beats.forEach((each, at) => each.article.classList.toggle("now", at === index));
    const pose = last(poses, each => each.time);
    poses.forEach((each, at) => each.button.classList.toggle("on", at === pose));
  }
  function seek(seconds) {
    here = Math.min(Math.max(seconds, 0), length);
    mark();
    screen.show();
  }
  function turn() {
    if (!screen.runs()) { asked = 0; return; }
    here = Math.min(screen.at(), length);
    mark();
    if (!find("film")) screen.show();
    if (here >= length) pause();
    asked = requestAnimationFrame(turn);
  }
  function pause() { screen.pause(); }
  function toggle() {
    if (screen.runs()) { pause(); return; }
    if (here >= length - TENTH) seek(0);
    Promise.resolve(screen.play()).then(tell, tell);
    if (!asked) asked = requestAnimationFrame(turn);
  }
  function step(by) {
    seek(beats[Math.min(Math.max(playing() + by, 0), beats.length - 1)].start);
  }
  function reveal(article) {
    article.focus({preventScroll: true});
    article.scrollIntoView({block: "start"});
  }

  // ------------------------------------------------ what a person does

  const CLICKS = {
    back: () => step(-1), on: () => step(1), play: toggle, copy, film: toggle, still: toggle,
  };
  document.addEventListener("click", event => {
    const pose = event.target.closest("button.pose");
    if (pose) {
      pause();
      seek(Number(pose.dataset.time));
      const box = find("house").getBoundingClientRect();
      if (box.bottom < 100 || box.top > innerHeight - 100) find("house").scrollIntoView();
      return;
    }
    const known = event.target.closest("[id]");
    if (known && Object.hasOwn(CLICKS, known.id)) CLICKS[known.id]();
  });
  document.addEventListener("input", event => {
    if (event.target.id === "reel") { pause(); seek(Number(event.target.value)); }
  });
  async function copy() {
    const command = find("command"), done = find("copied");
    try {
      await navigator.clipboard.writeText(command.textContent);
      done.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(command);
      done.textContent = "Selected; copy it with the keyboard.";
    }
  }
  function views() {
    const all = [...document.querySelectorAll("input[name=view]")];
    const next = all[(all.findIndex(each => each.checked) + 1) % all.length];
    if (next) next.checked = true;
  }
  function move(by) {
    const at = beats.findIndex(beat => beat.article.contains(document.activeElement));
    const next = beats[Math.min(Math.max(at < 0 ? playing() + (here > 0 ? by : 0) : at + by, 0),
      beats.length - 1)];
    pause();
    seek(next.start);
    reveal(next.article);
  }
  function open() {
    const details = beats[playing()].article.querySelectorAll("details");
    details.forEach(each => { each.open = !each.open; });
  }
  const KEYS = {
    j: () => move(1), ArrowRight: () => move(1), k: () => move(-1), ArrowLeft: () => move(-1),
    " ": toggle, ",": () => { pause(); seek(here - TENTH); },
    ".": () => { pause(); seek(here + TENTH); }, o: open, c: views,
  };
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    const busy = event.key === " " ? "input,button,summary,a" : "input";
    if (event.target.matches?.(busy)) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  gather();
  const screen = find("film") ? filmed() : drawn();
  mark();
  if (!find("film")) screen.show();
  globalThis.programme = {gather: () => { gather(); seek(here); screen.anew(); tell(); }};
})();
