"""What every video service must hold to; a new module in the folder is taken in unasked."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slapstick.errors import BadRequest
from slapstick.model import AspectRatio
from slapstick.providers import find_provider, load_providers
from slapstick.shoot.addresses import checked_base
from slapstick.shoot.pictures import nearest, pixels
from slapstick.shoot.protocol import (
    Accepted,
    Answer,
    Ask,
    Doubtful,
    Failed,
    Finished,
    Further,
    Listing,
    Provider,
    Reason,
    Reference,
    Rejected,
    Running,
    Service,
    Take,
)

BASE = "https://films.example/v1"
PROVIDERS = load_providers()
WORDS = "A waiter slips; naïvely, he rises. 🍌"
NAMES = st.sampled_from(
    [
        "id",
        "status",
        "error",
        "video",
        "url",
        "output",
        "steps",
        "cost",
        "usage",
        "message",
        "code",
        "data",
        "detail",
        "urls",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
STATES = [
    "completed", "done", "SUCCEEDED", "COMPLETED", "failed", "FAILED", "queued", "pending", "",
    "expired", "cancelled", "never heard of",
]  # fmt: skip


@pytest.fixture(params=sorted(PROVIDERS))
def provider(request: pytest.FixtureRequest) -> Provider:
    return PROVIDERS[request.param]


def service_of(provider: Provider, dialect: str = "") -> Service:
    model = provider.card.models[0]
    name = "film" if model.name == "*" else model.name
    return Service(provider.card.name, BASE, name, model.resolutions[0], dialect)


def take_of(provider: Provider, prompt: str = WORDS, references: int = 0) -> Take:
    service, model = service_of(provider), provider.card.models[0]
    return Take(
        shot="shot-01",
        prompt=prompt,
        seconds=model.seconds[0],
        provider=provider.card.name,
        site="site",
        model=service.model,
        resolution=service.resolution,
        aspect=model.aspects[0],
        seed=7,
        references=(Reference("image/png", b"\x89PNG"),) * references,
    )


def answer(status: int, said: Any, url: str = f"{BASE}/videos/x") -> Answer:
    return Answer(status, json.dumps(said).encode(), {}, url)


def sent(ask: Ask) -> str:
    return json.dumps(ask.json, ensure_ascii=False) + str(ask.form)


def test_its_card_tells_a_person_enough_to_choose(provider: Provider) -> None:
    card = provider.card
    assert card.title
    assert card.key_names
    assert all(name.isupper() for name in card.key_names)
    assert card.base_url == "" or checked_base(card.base_url) == card.base_url
    assert find_provider(card.name) is provider
    for model in card.models:
        assert list(model.seconds) == sorted(set(model.seconds))
        assert model.seconds[0] >= 1
        assert model.resolutions
        assert model.prompt.most > 0
        for aspect in AspectRatio:
            assert nearest(aspect, model.aspects) in model.aspects
        for resolution in model.resolutions:
            assert min(pixels(resolution, model.aspects[0])) > 0


def test_asking_sends_all_words_to_its_own_address_and_only_there(provider: Provider) -> None:
    for references in (0, min(1, provider.card.models[0].references)):
        ask = provider.create(take_of(provider, references=references), service_of(provider), "k/1")
        assert ask.method == "POST"
        assert ask.url.startswith(f"{BASE}/")
        assert WORDS in sent(ask)
        assert ask.keyed


def test_the_same_take_is_asked_for_in_the_same_way(provider: Provider) -> None:
    service = service_of(provider)
    assert provider.create(take_of(provider), service, "k") == provider.create(
        take_of(provider), service, "k"
    )
    assert provider.create(take_of(provider), service, "k") != provider.create(
        take_of(provider, "Other words."), service, "k"
    )


@pytest.mark.parametrize("status", [200, 201, 202])
def test_a_success_without_an_id_is_doubt(provider: Provider, status: int) -> None:
    empty: tuple[Any, ...] = ({}, [], "ok", {"error": {"message": "no"}}, {"id": None}, {"id": ""})
    for said in empty:
        assert isinstance(provider.created(answer(status, said), service_of(provider)), Doubtful)


@pytest.mark.parametrize(
    "odd", ["\0", "video_\ud800", "a\nb", "\x1b[31mred", "x" * 2001, "\u202e1"]
)
def test_an_id_that_no_book_can_hold_is_doubt(provider: Provider, odd: str) -> None:
    said = {"id": odd, "request_id": odd}
    assert isinstance(provider.created(answer(200, said), service_of(provider)), Doubtful)
    register = provider.register(service_of(provider))
    if register:
        page = {"data": [{"id": odd, "created_at": 10**400}, {"id": "v1", "created_at": 10**400}]}
        listed = register.browsed(answer(200, page), service_of(provider))
        assert listed is not None
        assert [(job.id, job.created) for job in listed.jobs] == [("v1", 0.0)]


@pytest.mark.parametrize("status", [302, 303, 408, 409, 500, 502, 503, 504, 520, 599, 100])
def test_only_an_explicit_no_frees_money(provider: Provider, status: int) -> None:
    bodies: tuple[Any, ...] = ({}, {"error": "try again"}, {"id": "x1", "request_id": "x1"})
    for said in bodies:
        verdict = provider.created(answer(status, said), service_of(provider))
        assert isinstance(verdict, Doubtful), said


@pytest.mark.parametrize(
    ("status", "said", "reason"),
    [
        (400, {"error": {"message": "bad size", "code": "invalid"}}, Reason.INVALID),
        (400, {"error": {"message": "no", "code": "content_policy_violation"}}, Reason.MODERATION),
        (401, {"error": "who are you"}, Reason.KEY),
        (402, {}, Reason.FUNDS),
        (422, {"detail": [{"msg": "wrong"}]}, Reason.INVALID),
        (429, {"error": {"message": "slow down"}}, Reason.BUSY),
        (429, {"error": {"message": "", "code": "insufficient_quota"}}, Reason.FUNDS),
    ],
)
def test_a_no_is_told_apart(provider: Provider, status: int, said: Any, reason: Reason) -> None:
    verdict = provider.created(answer(status, said), service_of(provider))
    assert isinstance(verdict, Rejected)
    assert verdict.reason is reason


def test_the_pause_a_service_asks_for_is_read(provider: Provider) -> None:
    busy = Answer(429, b"", {"retry-after": "12"})
    verdict = provider.created(busy, service_of(provider))
    assert isinstance(verdict, Rejected)
    assert verdict.wait == 12


@pytest.mark.parametrize("told", ["", "soon", "-5", "nan", "inf", "1e999", "Wed, 99 Foo"])
def test_a_pause_that_is_no_pause_is_none(provider: Provider, told: str) -> None:
    verdict = provider.created(Answer(429, b"", {"retry-after": told}), service_of(provider))
    assert isinstance(verdict, Rejected)
    assert verdict.wait is None


@pytest.mark.parametrize("job", ["a/../../b", "x?y=1#z", "video_01==", "ü \n", "http://evil/"])
def test_an_id_cannot_lead_to_another_page(provider: Provider, job: str) -> None:
    url = provider.poll(job, service_of(provider)).url
    assert url.startswith(f"{BASE}/")
    parts = urlsplit(url)
    assert not parts.query
    assert not parts.fragment
    assert ".." not in parts.path.split("/")


@pytest.mark.parametrize("status", [200, 400, 404, 422, 429, 500, 502, 503])
@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b"{", b"[" * 100_000, b"\xff"])
def test_a_look_that_shows_nothing_leaves_the_job_running(
    provider: Provider, status: int, body: bytes
) -> None:
    url = provider.poll("x", service_of(provider)).url
    assert isinstance(provider.polled(Answer(status, body, {}, url), service_of(provider)), Running)


@given(said=JSON, state=st.sampled_from(STATES), status=st.sampled_from([200, 202, 400, 404, 500]))
def test_no_answer_can_confuse_it(said: Any, state: str, status: int) -> None:
    for provider in PROVIDERS.values():
        service = service_of(provider)
        body = said | {"status": state} if isinstance(said, dict) else said
        poll = provider.poll("x", service).url
        pages = [poll, poll.removesuffix("/status")]
        for verdict in (provider.polled(answer(status, body, page), service) for page in pages):
            assert isinstance(verdict, Running | Further | Finished | Failed)
            if isinstance(verdict, Finished):
                assert (verdict.asset.ask is None) != (verdict.asset.content == b"")
                assert verdict.micros is None or verdict.micros >= 0
        created = provider.created(answer(status, body), service)
        assert isinstance(created, Accepted | Rejected | Doubtful)
        register = provider.register(service)
        if register:
            listed = register.browsed(answer(status, body), service)
            assert listed is None or isinstance(listed, Listing)


def test_a_prompt_is_counted_as_the_service_counts() -> None:
    runway = find_provider("runway").card.models[0].prompt
    assert runway.length("🍌") == 2
    assert find_provider("gemini-omni").card.models[0].prompt.length("ü") == 2
    assert find_provider("openai-videos").card.models[0].prompt.length("ü🍌") == 2


def test_an_unknown_service_is_named_with_those_there_are() -> None:
    with pytest.raises(BadRequest) as caught:
        find_provider("sora")
    assert "openrouter" in caught.value.help_text
