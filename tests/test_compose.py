"""compose.yaml, nginx.conf, the Containerfile and the settings agree, and what can be started here starts."""

import re
import shutil
import ssl
import tempfile
import threading
import urllib.request
from contextlib import ExitStack
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from page_server import free_port
from typer.main import get_command

from app.cli import app
from app.settings import Settings
from deploy.compose_file import OWN_IMAGE, Service, Volume, read_services, starting_order
from deploy.local_names import local_command, local_folders, local_paths, local_text
from deploy.programs import missing, needed, program
from deploy.started import Machine, NotStarted, answers, make_pair, running

ROOT = Path(__file__).parent.parent
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
NGINX = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")
SERVICES = {service.name: service for service in read_services(ROOT / "compose.yaml", {})}
OURS = [service for service in SERVICES.values() if service.image == OWN_IMAGE]
PAGES = [service for service in SERVICES.values() if "app" in service.command]


def test_two_pages_stand_behind_nginx_with_all_that_they_need() -> None:
    assert set(SERVICES) == {"chroma", "database", "index", "page1", "page2", "nginx", "model"}
    assert [service.name for service in PAGES] == ["page1", "page2"]
    assert SERVICES["model"].profiles == ("model",)
    assert not any(service.profiles for service in SERVICES.values() if service.name != "model")
    assert [service.name for service in SERVICES.values() if service.published] == ["nginx"]


@pytest.mark.parametrize("service", PAGES, ids=lambda service: service.name)
def test_every_setting_exists_and_can_be_used(service: Service) -> None:
    rows = set(
        re.findall(r"^\| `(LOTSEN_\w+)` \|", (ROOT / "docs/deploy.md").read_text(encoding="utf-8"), re.M)
    )
    assert set(service.environment) <= rows
    settings = Settings.from_env(service.environment)
    assert settings.chroma_url == f"http://chroma:{SERVICES['chroma'].port}"
    database = SERVICES["database"]
    given = database.environment
    assert settings.database_url == (
        f"postgresql://{given['POSTGRES_USER']}:{given['POSTGRES_PASSWORD']}@database:{database.port}/"
        f"{given['POSTGRES_DB']}"
    )
    assert settings.address_header in NGINX
    assert settings.llm_url is None


def test_a_variable_of_the_machine_goes_before_the_default() -> None:
    given = {"LOTSEN_LLM_URL": "http://model:11434/v1", "LOTSEN_LLM_MODEL": "m", "HTTPS_PORT": "9443"}
    services = {service.name: service for service in read_services(ROOT / "compose.yaml", given)}
    settings = Settings.from_env(services["page1"].environment)
    assert settings.llm_url == f"http://model:{services['model'].port}/v1"
    assert services["nginx"].published == 9443


@pytest.mark.parametrize(
    "service",
    [each for each in SERVICES.values() if each.image == OWN_IMAGE],
    ids=lambda service: service.name,
)
def test_a_service_of_our_image_runs_a_command_that_exists_on_the_port_that_it_exposes(
    service: Service,
) -> None:
    program, name, *rest = service.command
    if program == "lotsen":
        command = get_command(app).commands[name]  # type: ignore[attr-defined]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {part for part in rest if part.startswith("--")} <= options
    if service.port:
        assert rest[rest.index("--port") + 1] == str(service.port)
    targets = {volume.target for volume in service.volumes}
    assert {path for path in rest if path.startswith("/")} <= targets
    assert all(
        home.startswith("/data/") for name, home in service.environment.items() if name == "LOTSEN_HOME"
    )
    assert "/data" in targets


def test_nginx_hands_each_visitor_to_one_of_the_pages_over_tls() -> None:
    upstream = re.findall(r"^\s*server (\w+):(\d+);", NGINX, re.M)
    assert upstream == [(page.name, str(page.port)) for page in PAGES]
    assert re.findall(r"listen\s+(\d+) ssl;", NGINX) == [str(SERVICES["nginx"].port)]
    assert "hash   $visitor consistent;" in NGINX
    mounted = {volume.target for volume in SERVICES["nginx"].volumes} | set(SERVICES["nginx"].tmpfs)
    for path in re.findall(r"\s(/(?:etc|run)/[\w./]+)", NGINX):
        assert any(path.startswith(target) for target in mounted), path


def test_files_that_are_mounted_are_of_the_project_and_the_file_is_no_secret() -> None:
    sources = {volume.source for service in SERVICES.values() for volume in service.volumes}
    named = {source for source in sources if not source.startswith("./")}
    assert named == set(re.findall(r"^  (\w+):$", COMPOSE.partition("\nvolumes:\n")[2], re.M))
    assert {source for source in sources if source.startswith("./")} == {
        "./deploy/nginx.conf",
        "./deploy/secrets",  # the owner's, with secrets.toml, which git leaves alone
        "./deploy/tls",
    }
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"deploy/tls/", "secrets.toml"} <= set(ignored)


def test_the_image_runs_as_nobody_in_particular_over_a_file_system_that_is_only_read() -> None:
    assert re.findall(r"^USER (\d+):(\d+)$", CONTAINERFILE, re.M) == [("10001", "10001")]
    assert "ORT_DISABLE_TELEMETRY=1" in CONTAINERFILE
    assert "HEALTHCHECK" in CONTAINERFILE
    assert "/healthz" in CONTAINERFILE
    assert not re.search(r"--index-url|--extra-index|://(?!127\.0\.0\.1)", CONTAINERFILE)
    assert COMPOSE.count("read_only: true") == 1
    for name in ("chroma", "nginx"):
        assert f"  {name}:\n    <<: *closed" in COMPOSE
    for path in re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINERFILE, re.M):
        for file in path.split():
            assert (ROOT / file).exists(), file
            assert f"!{file}" in (ROOT / ".dockerignore").read_text(encoding="utf-8").split()


def test_each_service_starts_after_those_that_it_waits_for() -> None:
    order = [service.name for service in starting_order(tuple(SERVICES.values()))]
    for service in SERVICES.values():
        assert all(order.index(name) < order.index(service.name) for name in service.after)
    assert len(order) == len(SERVICES)


def test_names_and_paths_of_containers_become_those_of_this_machine() -> None:
    services = tuple(SERVICES.values())
    ports = {service.name: 20_000 + place for place, service in enumerate(services)}
    page = SERVICES["page1"]
    folders = local_folders(page, Path("/project"), Path("/state"))
    assert folders["/data"] == Path("/state/home")
    assert folders["/data/.streamlit"] == Path("/project/deploy/secrets")
    assert local_text("http://chroma:8000", services, ports) == f"http://127.0.0.1:{ports['chroma']}"
    assert local_text("not-chroma:8000 chroma:80001", services, ports) == "not-chroma:8000 chroma:80001"
    assert local_paths("/data/home /data/.streamlit/x /database", folders) == (
        "/state/home/home /project/deploy/secrets/x /database"
    )
    assert local_command(page, services, ports, folders) == [
        "lotsen", "app", "--host", "127.0.0.1", "--port", str(ports["page1"]),
    ]  # fmt: skip


def test_what_is_not_here_is_told_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deploy.programs.program", lambda name: None)
    told = missing([SERVICES["nginx"], SERVICES["database"], SERVICES["model"]])
    assert told[0] == "nginx is missing: apt-get install nginx-light"
    assert "initdb is missing: apt-get install postgresql" in told
    assert needed(SERVICES["model"]) == ()


def machine(tmp_path: Path, *names: str) -> Machine:
    services = tuple(SERVICES[name] for name in names)
    if lines := missing(services):
        pytest.skip("; ".join(lines))
    return Machine(ROOT, tmp_path, services, {name: free_port() for name in names})


def test_the_chroma_server_starts_and_ends(tmp_path: Path) -> None:
    here = machine(tmp_path, "chroma")
    with running(SERVICES["chroma"], here):
        url = f"http://127.0.0.1:{here.ports['chroma']}/api/v2/heartbeat"
        with urllib.request.urlopen(url, timeout=5) as answer:
            assert answer.status == 200
    assert not answers(here.ports["chroma"])
    assert (tmp_path / "vectors/chroma.sqlite3").is_file()


def test_the_database_starts_with_its_user_and_password() -> None:
    psycopg = pytest.importorskip("psycopg", reason="the driver psycopg is not installed")
    state = Path(
        tempfile.mkdtemp(prefix="lotsen-compose-")
    )  # the server's user cannot look into pytest's own
    state.chmod(0o755)
    try:
        here = machine(state, "database")
        url = str(SERVICES["page1"].environment["LOTSEN_DATABASE_URL"])
        with running(SERVICES["database"], here):
            address = local_text(url, here.services, here.ports)
            with psycopg.connect(address) as connection:
                assert connection.execute("SELECT current_user, current_database()").fetchone() == (
                    "lotsen",
                    "lotsen",
                )
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(address.replace("lotsen:lotsen@", "lotsen:wrong@"))
        assert not answers(here.ports["database"])
    finally:
        shutil.rmtree(state)


class NamedPage(BaseHTTPRequestHandler):
    """Says which page it is and what it was told of who asks."""

    def do_GET(self) -> None:
        body = f"{self.server.server_port} {self.headers['X-Forwarded-For']}".encode()  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def test_nginx_brings_a_visitor_back_to_the_same_page_and_believes_no_claimed_address(tmp_path: Path) -> None:
    here = machine(tmp_path, "nginx")
    with ExitStack() as held:
        pages = [held.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), NamedPage)) for _ in PAGES]
        for page in pages:
            threading.Thread(target=page.serve_forever, daemon=True).start()
            held.callback(page.shutdown)
        ports = {service.name: page.server_port for service, page in zip(PAGES, pages, strict=True)}
        here = replace(here, services=(*here.services, *PAGES), ports={**here.ports, **ports})
        held.enter_context(running(SERVICES["nginx"], here))
        trusted = ssl.create_default_context(cafile=str(tmp_path / "tls/lotsen.pem"))

        def ask(cookie: str) -> tuple[list[str], str]:
            headers = {"Cookie": cookie, "X-Forwarded-For": "203.0.113.9"}
            url = f"https://localhost:{here.ports['nginx']}/"
            request = urllib.request.Request(url, headers=headers)
            with urllib.request.urlopen(request, context=trusted, timeout=5) as answer:  # noqa: S310
                return answer.read().decode().split(), answer.headers["Set-Cookie"]

        served = set()
        for _ in range(20):
            (page, told), given = ask("")
            assert told == "127.0.0.1"
            assert re.fullmatch(r"lotsen_page=\w{32}; Path=/; Secure; HttpOnly; SameSite=Lax", given)
            assert [ask(given.partition(";")[0]) for _ in range(3)] == [([page, told], None)] * 3
            served.add(page)
        assert served == {str(port) for port in ports.values()}


def test_a_service_that_ends_with_an_error_names_its_log(tmp_path: Path) -> None:
    failing = Service("index", OWN_IMAGE, ("false",), {}, None, None, (Volume("home", "/data"),), (), (), ())
    with pytest.raises(NotStarted, match=r"index ended with code 1: .*index\.log"), ExitStack() as held:
        held.enter_context(running(failing, Machine(ROOT, tmp_path, (failing,), {})))


def test_the_pair_for_trying_is_made_once(tmp_path: Path) -> None:
    if program("openssl") is None:
        pytest.skip("openssl is not installed here: apt-get install openssl")
    make_pair(tmp_path)
    made = (tmp_path / "lotsen.pem").read_bytes()
    make_pair(tmp_path)
    assert (tmp_path / "lotsen.pem").read_bytes() == made
