"""Database-triggers die vastgestelde stukken bevriezen, wie er ook wijzigt."""

import pgtrigger

_BEVROREN = "RAISE EXCEPTION 'Dit stuk is vastgesteld en wijzigt niet meer.';"


def frozen_unless_concept(naam: str, *vrij: str) -> pgtrigger.Trigger:
    """Refuse a change of contents once the status is no longer concept, and any delete then.

    `vrij` are the columns that may still change (status and versie always may).
    """
    uitgezonderd = ", ".join(f"'{kolom}'" for kolom in ("status", "versie", *vrij))
    return pgtrigger.Trigger(
        name=naam,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=~pgtrigger.Q(old__status="concept"),
        func=f"""
            IF TG_OP = 'DELETE' THEN {_BEVROREN} END IF;
            IF to_jsonb(NEW) - ARRAY[{uitgezonderd}] <> to_jsonb(OLD) - ARRAY[{uitgezonderd}]
                THEN {_BEVROREN} END IF;
            IF NEW.status = 'concept' THEN {_BEVROREN} END IF;
            RETURN NEW;
        """,
    )


def frozen_with(naam: str, vraag: str) -> pgtrigger.Trigger:
    """Refuse insert, update and delete of a row whose plan is no longer a concept.

    `vraag` is SQL that gives the status of the plan; it may use `rij` (the row as record).
    """
    return pgtrigger.Trigger(
        name=naam,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("rij", "record"), ("stand", "text")],
        func=f"""
            IF TG_OP = 'DELETE' THEN rij := OLD; ELSE rij := NEW; END IF;
            stand := ({vraag});
            IF stand IS NOT NULL AND stand <> 'concept' THEN {_BEVROREN} END IF;
            RETURN rij;
        """,
    )
