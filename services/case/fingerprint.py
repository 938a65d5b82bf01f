"""A fingerprint of what a case says: values, explanations, files; the same as long as nobody touched it (07f)."""

import hashlib
import json

from models import sql


async def of_case(case_id: int) -> str:
    """SHA-256 over what was entered; a measure about which nothing is said leaves no trace."""
    said = await sql.rows(
        "SELECT e.number, e.explanation, v.amount FROM measure_entry e "
        "LEFT JOIN value v ON v.entry_id = e.id AND v.source = 'self' AND v.superseded_at IS NULL "
        "WHERE e.case_id = ? AND (v.amount IS NOT NULL OR e.explanation <> '') ORDER BY e.number",
        case_id,
    )
    files = await sql.rows(
        "SELECT e.number, f.sha256, f.name FROM evidence_file f JOIN measure_entry e ON e.id = f.entry_id "
        "WHERE e.case_id = ? AND f.state IN ('UPLOADED', 'PAPER') AND f.purpose = 'evidence' ORDER BY e.number, f.id",
        case_id,
    )
    whole = [[one["number"], one["amount"], one["explanation"]] for one in said]
    papers = [[one["number"], one["sha256"] or one["name"]] for one in files]
    return hashlib.sha256(json.dumps([whole, papers]).encode()).hexdigest()
