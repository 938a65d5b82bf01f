"""What is measured: depths and ages of inbox and outbox, waits, results by platform (for /metrics)."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
WAITS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60)

UPDATES = Counter("karnameh_updates", "Updates by what became of them.", ["outcome"], registry=REGISTRY)
RECEIVED = Counter("karnameh_received", "Updates stored in the inbox.", ["platform"], registry=REGISTRY)
DUPLICATES = Counter("karnameh_duplicates", "Updates offered again and recognised.", ["platform"], registry=REGISTRY)
SENDS = Counter("karnameh_sends", "Attempts to send by what became of them.", ["platform", "result"], registry=REGISTRY)
LANE_WAIT = Histogram("karnameh_lane_wait_seconds", "From the inbox to the handler.", buckets=WAITS, registry=REGISTRY)
GROUP = Histogram(
    "karnameh_group_updates",
    "Updates that shared a transaction.",
    buckets=(1, 2, 4, 8, 16, 32, 64),
    registry=REGISTRY,
)
INBOX_DEPTH = Gauge("karnameh_inbox_depth", "Updates that wait for their handler.", registry=REGISTRY)
INBOX_AGE = Gauge("karnameh_inbox_age_seconds", "Age of the oldest of them.", registry=REGISTRY)
OUTBOX_DEPTH = Gauge("karnameh_outbox_depth", "Messages that wait to be sent.", ["platform"], registry=REGISTRY)
OUTBOX_AGE = Gauge("karnameh_outbox_age_seconds", "Age of the oldest of them.", ["platform"], registry=REGISTRY)
FETCHES = Counter("karnameh_fetches", "Files fetched by what became of them.", ["outcome"], registry=REGISTRY)
