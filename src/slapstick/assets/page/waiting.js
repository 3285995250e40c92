(() => {
  const lamp = document.getElementById("lamp");
  const stream = new EventSource("events");
  // There is nothing on this page that a person could have come to, so it may be loaded anew.
  stream.onmessage = event => {
    if (event.data !== document.body.dataset.edition) location.reload();
  };
  stream.onopen = () => { lamp.textContent = "It follows the files as they are written."; };
  stream.onerror = () => {
    lamp.textContent = "The lamp is out: nothing is shown anew until sora preview runs.";
  };
})();
