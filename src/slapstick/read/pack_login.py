"""Ask git's own credential helper for a login to a private repository; keeps and shows none.

Only where a repository refused to be read without one, and only for that host.  The helper is the
one that the person has set up; it is asked outside of any repository and may not ask back.  What it
says goes to the one `git` that fetches, in its environment: into no file, no argument, no message.
"""

from __future__ import annotations

import base64
import subprocess
import tempfile
from collections.abc import Mapping
from urllib.parse import urlsplit

_SECONDS = 20
_REFUSALS = ("could not read Username", "could not read Password", "Authentication failed")


def is_refusal(aside: str) -> bool:
    """Tell whether git says that a repository wants a login."""
    return any(each in aside for each in _REFUSALS)


def login_to(address: str, environ: Mapping[str, str]) -> dict[str, str]:
    """Return what a git must have in its environment to be let in; empty where nobody knows."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.netloc or "\n" in address:
        return {}
    said = _helper(
        f"protocol=https\nhost={parts.netloc}\npath={parts.path.lstrip('/')}\n\n", environ
    )
    if not said.get("username") or not said.get("password"):
        return {}
    secret = base64.b64encode(f"{said['username']}:{said['password']}".encode()).decode()
    # Bound to this host, and never followed to another one.
    settings = {
        f"http.https://{parts.netloc}/.extraHeader": f"Authorization: Basic {secret}",
        "http.followRedirects": "false",
    }
    told = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings.items()):
        told |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return told


def _helper(question: str, environ: Mapping[str, str]) -> dict[str, str]:
    """Return what the person's credential helper answers, by key."""
    own = {k: v for k, v in environ.items() if not k.startswith(("GIT_", "SSH_ASKPASS"))}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "GCM_INTERACTIVE": "never"}
    kept = {k: v for k, v in environ.items() if k in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM")}
    words = (
        "git",
        "-c",
        "core.askPass=",
        "-c",
        "credential.interactive=false",
        "credential",
        "fill",
    )
    with tempfile.TemporaryDirectory(prefix="sora-", ignore_cleanup_errors=True) as nowhere:
        try:
            done = subprocess.run(  # noqa: S603  # fixed words; the question goes to stdin
                words,
                input=question,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_SECONDS,
                cwd=nowhere,
                env={**own, **kept, **quiet, "GIT_CEILING_DIRECTORIES": nowhere},
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return {}
    rows = (line.partition("=") for line in done.stdout.splitlines())
    return {key: value for key, mark, value in rows if mark} if done.returncode == 0 else {}


CERTIFICATES = ("GIT_SSL_CAINFO", "GIT_SSL_CAPATH")
"""Which certificates are trusted: a firm's own, where its proxy or server has one."""


def certificates(environ: Mapping[str, str]) -> dict[str, str]:
    """Return those settings of the environment that say which certificates are trusted."""
    return {name: environ[name] for name in CERTIFICATES if environ.get(name)}
