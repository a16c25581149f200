"""Post a story to `attrib serve`, and print what a desk should look at; the exit status is 1 where there is any.

python post_story.py STORY.txt [http://127.0.0.1:8040]
"""

import base64
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

TIMEOUT = 30
"""Seconds, more than the server's own limit."""


def post(server, story):
    """Have a story checked, and give its report."""
    request = urllib.request.Request(
        f"{server}/check", json.dumps(story).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{error.code}: {json.load(error)['detail']}") from None
    except urllib.error.URLError as error:
        raise SystemExit(f"{server}: {error.reason}") from None


def main(path, server="http://127.0.0.1:8040"):
    """Post the story in a file, in whatever format it is."""
    file = base64.b64encode(Path(path).read_bytes()).decode()
    report = post(server, {"file": file, "name": path, "houses": ["ap"], "with_text": False})
    print(f"{report['summary']['unnamed_share_of_attributed']:.0%} of the attributed words come from unnamed sources.")
    for finding in report["findings"]:
        print(f"{finding['level']}: {finding['message']} ({finding['rule']}, paragraph {finding['paragraph']})")
    return int(any(finding["level"] != "note" for finding in report["findings"]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
