"""A server as in production, as processes of its own, and clients that save as a browser does."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

START_SECONDS = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@dataclass
class Server:
    """`workbench serve` on a database; `kill` is what a power cut would do to the processes."""

    data: Path
    database_url: str
    processes: int = 2
    port: int = field(default_factory=free_port)
    environment: Mapping[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers."""
        environment = {
            **os.environ,
            "WORKBENCH_DATA": str(self.data),
            "DATABASE_URL": self.database_url,
            "WORKBENCH_SECRET_KEY": "secret of the tests",
            **self.environment,
        }
        command = [sys.executable, "-m", "workbench", "serve", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--processes", str(self.processes)]
        with (self.data / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, env=environment, stderr=log, stdout=log, start_new_session=True)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise RuntimeError((self.data / "server.log").read_text()[-3000:])
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"no answer within {START_SECONDS} s")

    def kill(self) -> None:
        """End all processes at once, without a chance to tidy up."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Let the processes end."""
        self._end(signal.SIGTERM)

    def _end(self, sign: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, sign)
            self._process.wait()
        self._process = None

    def cpu_seconds(self) -> float:
        """CPU time of all processes so far."""
        assert self._process is not None
        session = self._process.pid
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[3]) == session:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


class Client:
    """One browser: keeps its connection, its cookies and the token of its forms."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: http.client.HTTPConnection | None = None
        self._cookies: dict[str, str] = {}
        self._token = ""

    def request(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Status and body of an answer. Raises OSError or HTTPException where the server is gone."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self._token}
            headers |= {"Accept": "application/json"} if "/antworten/" in path else {}
        body = None if fields is None else urllib.parse.urlencode(fields)
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = cookie.split(";", 1)[0].partition("=")
                self._cookies[name] = value
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def close(self) -> None:
        """Give the connection up."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def sign_in(self, email: str, password: str) -> None:
        """Sign in through the page."""
        _, page = self.request("GET", "/anmelden")
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found, page[:2000]
        self._token = found.group(1)
        status, page = self.request(
            "POST", "/anmelden", {"csrf_token": self._token, "email": email, "password": password}
        )
        assert status == http.client.FOUND, page[:2000]
        _, state = self.request("GET", "/sitzung")
        self._token = json.loads(state)["csrf"]
