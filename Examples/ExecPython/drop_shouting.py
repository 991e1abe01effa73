"""A stage in Python: a page a line comes in, an answer a line goes out. Drops short blocks that are all capitals."""
import json
import sys

for line in sys.stdin:
    page = json.loads(line)
    edits = [
        {"drop": block["block"], "because": "all capitals", "detail": f"{len(block['text'])} characters"}
        for block in page["blocks"]
        if block["kind"] != "heading" and len(block["text"]) <= 60 and block["text"].isupper()
    ]
    print(json.dumps({"edits": edits}), flush=True)
