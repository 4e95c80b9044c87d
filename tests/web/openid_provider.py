"""A small OpenID Connect provider on localhost: authorisation code with PKCE, signed tokens, its keys as JWKS."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from urllib.parse import parse_qs, urlencode, urlparse

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "giaoban-thu", "bi-mat-cua-may-khach"


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """`person` is who is signed in there; `token` is laid over the claims of the ID token before it is signed."""

    key: object = field(default_factory=new_key)
    signing_key: object = None
    person: dict = field(default_factory=dict)
    token: dict = field(default_factory=dict)
    codes: dict = field(default_factory=dict)
    address: str = ""
    asked: list = field(default_factory=list)

    def start(self):
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        return server

    def authorise(self, query):
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def exchange(self, form):
        """The tokens for a code, once, for the client that asked and knows the verifier."""
        query = self.codes.pop(form.get("code"), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proven = query and base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == query.get("code_challenge")
        if not proven or (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            return None
        claims = {"iss": self.address, "aud": CLIENT, "sub": "1", "nonce": query["nonce"], "exp": time() + 60}
        signed = jwt.encode({**claims, **self.token}, self.signing_key or self.key, "RS256", headers={"kid": "k1"})
        return {"access_token": "truy-cap", "id_token": signed, "token_type": "Bearer"}

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "k1", "alg": "RS256", "use": "sig"}]}


def _handler(provider):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parsed = urlparse(self.path)
            provider.asked.append(parsed.path)
            if parsed.path == "/authorize":
                self.send_response(302)
                query = {name: values[0] for name, values in parse_qs(parsed.query).items()}
                self.send_header("Location", provider.authorise(query))
                self.end_headers()
            elif parsed.path == "/userinfo" and self.headers["Authorization"] == "Bearer truy-cap":
                self.answer({"sub": "1", **provider.person})
            elif parsed.path == "/keys":
                self.answer(provider.keys())
            else:
                self.send_error(404)

        def do_POST(self):
            provider.asked.append(self.path)
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            tokens = provider.exchange({name: values[0] for name, values in form.items()})
            self.answer(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

        def answer(self, said, status=200):
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_):
            pass

    return Handler
