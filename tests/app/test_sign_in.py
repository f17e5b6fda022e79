"""The pages of staff and evaluators: open locally, closed to others, never open by mistake."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.settings import Settings
from app.shell.audit_trail import NOTED
from app.shell.texts import load_texts
from app.sign_in import Access, Role, Rules, access, groups_of
from app.store.engine import Place
from app.store.store import Store
from corpus.model import Language

pytestmark = pytest.mark.usefixtures("_packages_searched_once")

SWEDISH = load_texts(Language.SWEDISH)
RULES = Rules(
    "groups", {Role.STAFF: frozenset({"jurister", "lotsar"}), Role.EVALUATOR: frozenset({"utvarderare"})}
)
NO_ROLES = Settings.from_env({}).roles
NOBODY: dict[str, object] = {}
STRANGER: dict[str, object] = {"is_logged_in": False}


def user(**claims: object) -> dict[str, object]:
    return {"is_logged_in": True, "name": "Test", **claims}


def test_without_any_setting_the_pages_are_open_for_local_use() -> None:
    assert access(Role.STAFF, NO_ROLES, NOBODY) is Access.OPEN
    assert access(Role.EVALUATOR, NO_ROLES, NOBODY) is Access.OPEN


@pytest.mark.parametrize(
    ("rules", "visitor"),
    [
        pytest.param(RULES, NOBODY, id="groups but no provider: a file of secrets is missing"),
        pytest.param(NO_ROLES, STRANGER, id="a provider but no groups"),
        pytest.param(NO_ROLES, user(groups=["jurister"]), id="a provider but no groups, signed in"),
    ],
)
def test_half_a_setting_closes_the_page(rules: Rules, visitor: dict[str, object]) -> None:
    assert access(Role.STAFF, rules, visitor) is Access.NOT_SET_UP


def test_groups_for_one_role_alone_do_not_open_the_other_without_sign_in() -> None:
    only_staff = Rules("groups", {Role.STAFF: frozenset({"jurister"}), Role.EVALUATOR: frozenset()})
    assert access(Role.EVALUATOR, only_staff, NOBODY) is Access.NOT_SET_UP


def test_a_stranger_is_asked_to_sign_in() -> None:
    assert access(Role.STAFF, RULES, STRANGER) is Access.SIGN_IN


@pytest.mark.parametrize(
    ("role", "groups", "expected"),
    [
        (Role.STAFF, ["lotsar", "annat"], Access.OPEN),
        (Role.STAFF, "jurister", Access.OPEN),
        (Role.STAFF, ["utvarderare"], Access.LACKS_ROLE),
        (Role.STAFF, [], Access.LACKS_ROLE),
        (Role.STAFF, None, Access.LACKS_ROLE),
        (Role.STAFF, {"jurister": True}, Access.LACKS_ROLE),
        (Role.STAFF, ["Jurister", "jurister2", 7], Access.LACKS_ROLE),
        (Role.EVALUATOR, ["utvarderare"], Access.OPEN),
        (Role.EVALUATOR, ["jurister"], Access.LACKS_ROLE),
    ],
)
def test_a_role_is_whole_names_of_groups(role: Role, groups: object, expected: Access) -> None:
    assert access(role, RULES, user(groups=groups)) is expected


def test_a_star_is_whoever_has_signed_in() -> None:
    rules = Rules("groups", {Role.STAFF: frozenset({"*"}), Role.EVALUATOR: frozenset()})
    assert access(Role.STAFF, rules, user()) is Access.OPEN
    assert access(Role.STAFF, rules, STRANGER) is Access.SIGN_IN
    # "*" as the name of a group at the provider opens nothing that the settings have not opened
    assert access(Role.STAFF, RULES, user(groups=["*"])) is Access.LACKS_ROLE


@pytest.mark.parametrize(
    ("claims", "claim", "expected"),
    [
        ({"realm_access": {"roles": ["a", "b"]}}, "realm_access.roles", {"a", "b"}),
        ({"https://example.org/roles": ["a"]}, "https://example.org/roles", {"a"}),
        ({"realm_access": "a"}, "realm_access.roles", set()),
        ({"email": "a@example.org", "email_verified": True}, "email", {"a@example.org"}),
        ({"email": "a@example.org"}, "email", set()),
        ({"email": "a@example.org", "email_verified": "false"}, "email", set()),
    ],
)
def test_groups_are_read_from_the_claim_that_is_named(
    claims: dict[str, object], claim: str, expected: set[str]
) -> None:
    assert groups_of(user(**claims), claim) == expected


def test_roles_are_settings_and_survive_their_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "LOTSEN_ROLE_CLAIM": "realm_access.roles",
        "LOTSEN_STAFF_GROUPS": "lotsar, jurister ,",
        "LOTSEN_EVALUATOR_GROUPS": "*",
    }
    settings = Settings.from_env(given)
    assert settings.roles == Rules(
        "realm_access.roles",
        {Role.STAFF: frozenset({"lotsar", "jurister"}), Role.EVALUATOR: frozenset({"*"})},
    )
    for name in given:
        monkeypatch.setenv(name, "before")
    settings.export()
    assert Settings.from_env().roles == settings.roles


def page() -> None:
    """A page behind the door."""
    import streamlit as st

    from app.shell.sign_in_view import may_enter
    from app.shell.texts import load_texts
    from app.sign_in import Role
    from corpus.model import Language

    if may_enter(Role.STAFF, load_texts(Language.SWEDISH)):
        st.html("<p>Hemligheten</p>")


def drawn(
    monkeypatch: pytest.MonkeyPatch, visitor: dict[str, object] | None, groups: str = "jurister"
) -> AppTest:
    monkeypatch.setenv("LOTSEN_STAFF_GROUPS", groups)
    test = AppTest.from_function(page)
    if visitor is not None:
        test.secrets["auth"] = {"redirect_uri": "http://localhost:8501/oauth2callback"}
        test.user = visitor
    return test.run()


def words_of(test: AppTest) -> str:
    assert not test.exception
    return "\n".join(element.value for element in test.html)


def test_the_page_is_drawn_for_local_use(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Hemligheten" in words_of(drawn(monkeypatch, None, groups=""))


def test_the_page_is_closed_where_sign_in_is_half_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    words = words_of(drawn(monkeypatch, None))
    assert SWEDISH.say("sign_in.not_set_up") in words
    assert "Hemligheten" not in words


def test_a_stranger_sees_a_button_and_not_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    test = drawn(monkeypatch, {"is_logged_in": False})
    assert SWEDISH.say("sign_in.needed_staff") in words_of(test)
    assert "Hemligheten" not in words_of(test)
    assert test.button(key="sign-in").label == SWEDISH.say("sign_in.button")


def test_whoever_lacks_the_role_reads_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    words = words_of(drawn(monkeypatch, user(groups=["annat"])))
    assert SWEDISH.say("sign_in.lacks_staff") in words
    assert "Hemligheten" not in words


def test_whoever_has_the_role_sees_the_page_and_as_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    test = drawn(monkeypatch, user(groups=["jurister"], name="<b>Test</b>"))
    assert "Hemligheten" in words_of(test)
    assert "Inloggad som &lt;b&gt;Test&lt;/b&gt;" in words_of(test)
    assert test.button(key="sign-out")


def test_who_opens_a_view_is_noted_once_with_name_and_account(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def view() -> None:
        from app.shell.audit_trail import note_opened

        note_opened("legal: gaps")

    store = Store(Place(tmp_path / "store.sqlite3"), keep_days=30)
    monkeypatch.setattr("app.shell.audit_trail.load_store", lambda: store)
    test = AppTest.from_function(view)
    test.secrets["auth"] = {"redirect_uri": "http://localhost:8501/oauth2callback"}
    test.user = user(name="Anna", email="anna@example.org")
    test.run().run()
    assert [(line.who, line.what) for line in store.audit()] == [("Anna anna@example.org", "legal: gaps")]
    test.user = {"is_logged_in": False}
    del test.session_state[NOTED]
    assert not test.run().exception
    assert len(store.audit()) == 1


def test_a_page_of_staff_opens_without_its_audit_log_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def view() -> None:
        from app.shell.audit_trail import note_opened

        note_opened("quality: run 1")

    (tmp_path / "store.sqlite3").mkdir()
    store = Store(Place(tmp_path / "store.sqlite3"), keep_days=30)
    monkeypatch.setattr("app.shell.audit_trail.load_store", lambda: store)
    test = AppTest.from_function(view)
    test.secrets["auth"] = {"redirect_uri": "http://localhost:8501/oauth2callback"}
    test.user = user()
    assert not test.run().exception
    assert "Not in the audit log: quality: run 1" in caplog.text
