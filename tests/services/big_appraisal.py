"""A large province in the middle of its appraisal, made in plain SQL, for measuring what a page of it costs."""

import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from models.clock import business_now
from models.fields import stored_time

GROUPS, AXES = 8, 7
FIRST_APPRAISER = 2  # person 1 is the administrator


def fill(path: Path, *, agencies: int = 2000, measures: int = 70, appraisers: int = 40) -> None:
    """Fill a migrated, empty database: every measure recorded, six of ten scored, one of fifty with nobody."""
    now = business_now().replace(microsecond=0)
    at, chance = stored_time(now), random.Random(7)
    with closing(sqlite3.connect(path)) as database:
        put = database.executemany
        database.execute(
            "INSERT INTO cycle (id, year, state, deadline_at, deadline_version, is_sample, last_entry_number) "
            "VALUES (1, 1403, 'APPRAISAL', ?, 1, 0, ?)",
            (at, agencies * measures + 1000),
        )
        put(
            "INSERT INTO agency_group (id, code, title) VALUES (?, ?, ?)",
            [(n, f"G{n}", f"گروه {n}") for n in _to(GROUPS)],
        )
        put(
            "INSERT INTO agency (id, code, title, group_id) VALUES (?, ?, ?, ?)",
            [(n, f"A{n:04}", f"دستگاه {n}", n % GROUPS + 1) for n in _to(agencies)],
        )
        put(
            "INSERT INTO agency_case (id, state, agency_id, cycle_id, locked_as) "
            "VALUES (?, 'LOCKED', ?, 1, 'approved')",
            [(n, n) for n in _to(agencies)],
        )
        put(
            "INSERT INTO case_result (case_id, cycle_id, state, sheet_version, sheet_due, comment) "
            "VALUES (?, 1, 'UNDER_APPRAISAL', 0, 0, '')",
            [(n,) for n in _to(agencies)],
        )
        put(
            "INSERT INTO axis (id, code, title, max_score, position, cycle_id, dimension) "
            "VALUES (?, ?, ?, '100', ?, 1, ?)",
            [(n, f"X{n}", f"محور {n}", n, "specific" if n == AXES else "general") for n in _to(AXES)],
        )
        put(
            "INSERT INTO indicator (id, code, title, max_score, position, axis_id) VALUES (?, ?, ?, '20', ?, ?)",
            [(n, f"I{n}", f"شاخص {n}", n, n % AXES + 1) for n in _to(measures)],
        )
        put(
            "INSERT INTO measure (id, code, title, weight, kind, method, target, evidence, agency_upload, na_allowed, "
            "position, indicator_id) VALUES (?, ?, ?, '100', 'ratio', '', '100', '[]', 1, 1, 1, ?)",
            [(n, f"I{n}-1", f"سنجهٔ {n}", n) for n in _to(measures)],
        )
        put(
            "INSERT INTO person (id, name, phone, joined_at) VALUES (?, ?, ?, ?)",
            [(n, f"ارزیاب {n}", f"98912{n:07}", at) for n in _to(appraisers + 1)],
        )
        put(
            "INSERT INTO role_grant (role, granted_at, person_id) VALUES (?, ?, ?)",
            [("admin" if n == 1 else "appraiser", at, n) for n in _to(appraisers + 1)],
        )
        entries: list[tuple[object, ...]] = []
        values: list[tuple[object, ...]] = []
        appraisals: list[tuple[object, ...]] = []
        for case in _to(agencies):
            for measure in _to(measures):
                entry = len(entries) + 1
                entries.append((entry, entry + 1000, case, measure))
                share = chance.randrange(40, 101)
                values.append(("self", str(share), f"{share / 100:.6f}", f"{share / 5:.6f}", at, entry, None))
                person = None if chance.random() < 0.02 else FIRST_APPRAISER + (case + measure) % appraisers
                scored = person is not None and chance.random() < 0.6
                since = stored_time(now - timedelta(hours=chance.randrange(600)))
                appraisals.append(
                    (
                        "SCORED" if scored else "WAITING",
                        at,
                        since,
                        since if scored else None,
                        person,
                        case,
                        person if scored else None,
                        entry,
                    )
                )
                if scored:
                    less = max(0, share - chance.randrange(20))
                    given, points = f"{less / 100:.6f}", f"{less / 5:.6f}"
                    values.append(("preliminary", points, given, points, since, entry, person))
        put(
            "INSERT INTO measure_entry (id, number, state, version, case_id, cycle_id, measure_id) "
            "VALUES (?, ?, 'SELF_SCORED', 1, ?, 1, ?)",
            entries,
        )
        put(
            "INSERT INTO value (source, amount, achievement, score, acted_at, entry_id, person_id, reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, '')",
            values,
        )
        put(
            "INSERT INTO appraisal (state, version, assigned_at, since_at, scored_at, appraiser_id, case_id, cycle_id, "
            "scored_by_id, entry_id, return_reason, recheck_reason) VALUES (?, 1, ?, ?, ?, ?, ?, 1, ?, ?, '', '')",
            appraisals,
        )
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _to(most: int) -> range:
    return range(1, most + 1)
