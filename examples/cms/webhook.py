"""A sketch of what stands between a CMS and `attrib serve`: the CMS posts a story here before it is published.

    python webhook.py [http://127.0.0.1:8040]

The CMS posts {"id": ..., "headline": ..., "html": ...} to this address, and gets {"publish": true or false, "notes":
[...]}. Let a story wait only where a person can let it go on: the findings are reasons to look.
"""

import base64
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from post_story import post

LARGEST = 500_000
"""Bytes of what the CMS posts."""


class Hook(BaseHTTPRequestHandler):
    """Answers the CMS."""

    server_url = "http://127.0.0.1:8040"

    def do_POST(self):
        """Have the story checked, and say whether it may go out."""
        length = int(self.headers.get("Content-Length", 0))
        try:
            if length > LARGEST:
                raise ValueError(f"more than {LARGEST:,} bytes")
            event = json.loads(self.rfile.read(length))
            report = post(self.server_url, self.story(event))
            self.answer(200, self.decide(report))
        except (ValueError, KeyError, TypeError) as error:
            self.answer(400, {"error": f"{type(error).__name__}: {error}"})
        except (OSError, SystemExit) as error:
            self.answer(502, {"error": str(error)})

    def story(self, event):
        """Make of the CMS's event what attrib takes."""
        html = base64.b64encode(event["html"].encode()).decode()
        return {"file": html, "id": str(event["id"]), "title": event["headline"], "houses": ["ap"], "with_text": False}

    def decide(self, report):
        """Say what the CMS should do."""
        notes = [finding["message"] for finding in report["findings"] if finding["level"] != "note"]
        return {"publish": not notes, "notes": notes}

    def answer(self, status, told):
        """Answer with JSON."""
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    Hook.server_url = sys.argv[1] if len(sys.argv) > 1 else Hook.server_url
    hook = ThreadingHTTPServer(("127.0.0.1", 0 if "--any-port" in sys.argv else 8041), Hook)
    print(f"http://127.0.0.1:{hook.server_port}", flush=True)
    hook.serve_forever()
