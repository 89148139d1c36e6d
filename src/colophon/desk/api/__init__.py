"""The desk for programs: what the pages do, over HTTP and JSON, through the same gate, actions and queries."""
